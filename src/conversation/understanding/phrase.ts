import { fold } from './fold';

/**
 * Words that must occur in this order, with anything between them; `*` at a word's end stands for any ending. With `=`
 * in front, the text must be these words and no others: `=cancel` is not in "cancel my order".
 */
export interface Phrase {
  readonly whole: boolean;
  readonly words: readonly { readonly start: string; readonly open: boolean }[];
  /** Letters asked for: of two phrases that match, the longer one says more about the text. */
  readonly weight: number;
}

export function phrase(source: string): Phrase {
  const whole = source.startsWith('=');
  const words = source
    .slice(whole ? 1 : 0)
    .split(' ')
    .map((word) => ({ start: fold(word.replace(/\*$/, '')), open: word.endsWith('*') }));
  return { whole, words, weight: words.reduce((sum, { start }) => sum + start.length, 0) };
}

export function matches({ whole, words }: Phrase, text: readonly string[]): boolean {
  if (whole && words.length !== text.length) return false;
  let from = 0;
  return words.every(({ start, open }) => {
    const found = text.findIndex(
      (word, index) => index >= from && (open ? word.startsWith(start) : word === start),
    );
    from = found + 1;
    return found >= 0;
  });
}
