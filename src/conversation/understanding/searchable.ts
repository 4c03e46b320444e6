import { isOneSlipFrom } from './one-slip';
import type { Keyword, Phrase, Place } from './phrase';

/** A word of a text; `known`: it is a word of the rules or a common one, and nothing else can have been meant. */
export interface TextWord {
  readonly word: string;
  readonly known: boolean;
}

/** Where a place of a phrase is filled: from the word at `start` to the one before `end`. */
interface Occurrence {
  readonly start: number;
  readonly end: number;
  /** Letters asked for. */
  readonly weight: number;
}

/** A text in which phrases can be found. */
export interface SearchableText {
  readonly length: number;
  /** From the first in the text; of those that start together, first the one with most letters. */
  readonly occurrencesOf: (place: Place) => readonly Occurrence[];
}

/** Looks for each keyword and place once, however many phrases have it: there are hundreds of them. */
export function searchable(words: readonly TextWord[]): SearchableText {
  const positionsOf = remembering((keyword: Keyword) =>
    words.flatMap((word, index) => (isMeant(keyword, word) ? [index] : [])),
  );
  const occurrencesOf = remembering(({ choices }: Place) =>
    choices
      .flatMap(([first, ...next]) =>
        first === undefined
          ? []
          : positionsOf(first)
              .filter((start) =>
                next.every((keyword, index) => positionsOf(keyword).includes(start + index + 1)),
              )
              .map((start) => ({
                start,
                end: start + 1 + next.length,
                weight: [first, ...next].reduce((sum, keyword) => sum + keyword.start.length, 0),
              })),
      )
      .sort((a, b) => a.start - b.start || b.weight - a.weight),
  );
  return { length: words.length, occurrencesOf };
}

/** How many letters of a phrase are in the text, 0 when it is not: of two phrases the longer one says more of the text. */
export function weightIn(text: SearchableText, { order, places }: Phrase): number {
  const found: Occurrence[] = [];
  for (const place of places) {
    const next = text
      .occurrencesOf(place)
      .find(({ start, end }) =>
        order === 'any'
          ? found.every((other) => end <= other.start || other.end <= start)
          : start >= (found.at(-1)?.end ?? 0),
      );
    if (next === undefined) return 0;
    found.push(next);
  }
  const length = found.reduce((sum, { start, end }) => sum + end - start, 0);
  return order === 'whole' && length !== text.length
    ? 0
    : found.reduce((sum, { weight }) => sum + weight, 0);
}

export const isWord = ({ start, open }: Keyword, word: string): boolean =>
  open ? word.startsWith(start) : word === start;

function isMeant(keyword: Keyword, { word, known }: TextWord): boolean {
  const { start, open } = keyword;
  if (start[0] !== word[0]) return false;
  if (isWord(keyword, word)) return true;
  if (known) return false;
  const lengths = open ? [start.length - 1, start.length, start.length + 1] : [word.length];
  return lengths.some((length) => isOneSlipFrom(start, word.slice(0, length)));
}

/** Asks once for each name. */
function remembering<T extends { readonly name: string }, R>(find: (of: T) => R): (of: T) => R {
  const found = new Map<string, R>();
  return (of) => {
    const known = found.get(of.name);
    if (known !== undefined) return known;
    const result = find(of);
    found.set(of.name, result);
    return result;
  };
}
