/** Characters as people see them: an emoji with its skin tone and what it is joined to is one. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Half a character somewhere in the message: half a surrogate pair, or the replacement character at an end of a text,
 * which is what becomes of such a half in UTF-8.
 */
export function holdsHalfCharacter(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Surrogate}|^\ufffd|\ufffd$/u.test(value);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some(holdsHalfCharacter)
  );
}

/** How much of a text may matter to where a character ends; a joined emoji is well below it. */
const NEIGHBOURHOOD = 64;

/** Whether the end of one text and the beginning of the next are one character, cut in two. */
export function isCutBetween(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  const left = before.slice(-NEIGHBOURHOOD);
  const joined = segmenter.segment(left + after.slice(0, NEIGHBOURHOOD));
  return joined.containing(left.length)?.index !== left.length;
}
