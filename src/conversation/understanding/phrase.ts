import { fold } from './fold';

/** Words that must occur in this order, with anything between them; `*` at a word's end stands for any ending. */
export interface Phrase {
  readonly words: readonly { readonly start: string; readonly open: boolean }[];
  /** Letters asked for: of two phrases that match, the longer one says more about the text. */
  readonly weight: number;
}

export function phrase(source: string): Phrase {
  const words = source.split(' ').map((word) => ({
    start: fold(word.replace(/\*$/, '')),
    open: word.endsWith('*'),
  }));
  return { words, weight: words.reduce((sum, { start }) => sum + start.length, 0) };
}

export function matches({ words }: Phrase, text: readonly string[]): boolean {
  let from = 0;
  return words.every(({ start, open }) => {
    const found = text.findIndex(
      (word, index) => index >= from && (open ? word.startsWith(start) : word === start),
    );
    from = found + 1;
    return found >= 0;
  });
}
