import type { Block, Entry } from './parse-blocks';
import { BOT } from './cast';

/**
 * The document with what the bot said in the place of what it was to say: `said` has the bot's messages after each
 * act, in the document's order; `undefined` leaves the messages after that act as they are.
 */
export function rewrite(
  blocks: readonly Block[],
  said: readonly (readonly string[] | undefined)[],
): string {
  let act = -1;
  const parts = blocks.map((block) => {
    if (block.kind === 'prose') return block.lines.join('\n');
    const paragraphs = block.entries.flatMap((entry) => {
      const isBots = entry.kind === 'speech' && entry.speaker === BOT;
      if (isBots) return said[act] === undefined ? [inQuote(entry)] : [];
      act += 1;
      const answers = said[act] ?? [];
      return [entry, ...answers.map(botSays)].map(inQuote);
    });
    return paragraphs.join('\n>\n');
  });
  return `${parts.join('\n').trimEnd()}\n`;
}

const botSays = (text: string): Entry => ({ kind: 'speech', line: 0, speaker: BOT, text });

function inQuote(entry: Entry): string {
  const text = entry.kind === 'speech' ? `**${entry.speaker}:** ${entry.text}` : `_${entry.text}_`;
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
