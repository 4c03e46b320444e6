import type { MessageContent, Outgoing, OutgoingMessage } from './outgoing';

/** Facebook takes "less than 2000 characters" of text (facts §2.7). */
export const TEXT_LIMIT = 1_999;
/** A button template's text (facts §2.7). */
export const BUTTON_TEXT_LIMIT = 640;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * One message as the several that Facebook's limits make of it, in order. What comes once stays once: buttons and
 * quick replies go with the last part, where the customer answers; the utility template with the first, because it
 * tells the whole update by itself.
 */
export function splitLongText(outgoing: Outgoing): readonly Outgoing[] {
  if (outgoing.type !== 'message') return [outgoing];
  const { utility, ...message } = outgoing;
  return splitContent(outgoing.content).map((content, index): OutgoingMessage => ({
    ...message,
    content,
    ...(index === 0 && utility !== undefined ? { utility } : {}),
  }));
}

function splitContent(content: MessageContent): readonly MessageContent[] {
  if (content.kind === 'cards' || content.kind === 'export') return [content];
  const limit = content.kind === 'buttons' ? BUTTON_TEXT_LIMIT : TEXT_LIMIT;
  const parts = splitText(content.text, limit);
  return parts.map((text, index) =>
    index === parts.length - 1 ? { ...content, text } : { kind: 'text', text },
  );
}

/**
 * Parts of at most `limit` UTF-16 units whose concatenation is the text. Cut before a word where there is one to cut
 * at, else between characters as a reader sees them; inside such a character only if it alone exceeds the limit.
 */
export function splitText(text: string, limit: number): readonly string[] {
  if (text.length <= limit) return [text];
  const breaks = wordStarts(text);
  const parts: string[] = [];
  let start = 0;
  let wordBreak = 0;
  for (const { index, length } of characters(text, limit)) {
    if (breaks.has(index)) wordBreak = index;
    while (index + length - start > limit) {
      const end = wordBreak > start ? wordBreak : index;
      parts.push(text.slice(start, end));
      start = end;
    }
  }
  return [...parts, text.slice(start)];
}

/** Where a part may begin: at a word, or after a blank. */
function wordStarts(text: string): ReadonlySet<number> {
  const starts = new Set<number>();
  let afterBlank = false;
  for (const { segment, index, isWordLike } of words.segment(text)) {
    const blank = segment.trim() === '';
    if (!blank && (afterBlank || isWordLike === true)) starts.add(index);
    afterBlank = blank;
  }
  return starts;
}

function* characters(
  text: string,
  limit: number,
): Generator<{ readonly index: number; readonly length: number }> {
  for (const { segment, index } of graphemes.segment(text)) {
    if (segment.length <= limit) {
      yield { index, length: segment.length };
      continue;
    }
    let offset = index;
    for (const codePoint of segment) {
      yield { index: offset, length: codePoint.length };
      offset += codePoint.length;
    }
  }
}
