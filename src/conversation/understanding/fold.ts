/**
 * One spelling for what people type alike: case, width, accents, the German umlauts in all three ways to write them
 * (`ü`, `ue`, `u`), and letters once or more often (`conect`, `hellooo`). It also folds innocent words (`true` → `tru`); no harm, as rules and texts go through it alike.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([aou])e/g, '$1')
    .replace(/(\p{L})\1+/gu, '$1');

/** The folded words of a text, without punctuation. */
export const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
