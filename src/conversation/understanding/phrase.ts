import { fold } from './fold';
import { isOneSlipFrom } from './one-slip';

/**
 * Words that must occur in this order, with anything between them. `*` at a word's end stands for any ending, `|`
 * stands between words of which any will do. With `=` in front, the text must be these words and no others: `=cancel` is
 * not in "cancel my order".
 */
export interface Phrase {
  readonly whole: boolean;
  readonly words: readonly Keyword[];
  /** Letters asked for: of two phrases that match, the longer one says more about the text. */
  readonly weight: number;
}

export interface Keyword {
  /** Tells it from others. */
  readonly name: string;
  readonly start: string;
  readonly open: boolean;
}

/** A word of a text; `known`: it is a word of the rules or a common one, and nothing else can have been meant. */
export interface TextWord {
  readonly word: string;
  readonly known: boolean;
}

/** The phrases that a source stands for: one for each choice among its alternatives. */
export function phrases(source: string): readonly Phrase[] {
  const whole = source.startsWith('=');
  const choices = source
    .slice(whole ? 1 : 0)
    .split(' ')
    .map((word) => word.split('|').map(keyword));
  const sequences = choices.reduce<readonly (readonly Keyword[])[]>(
    (begun, choice) => begun.flatMap((words) => choice.map((word) => [...words, word])),
    [[]],
  );
  return sequences.map((words) => ({
    whole,
    words,
    weight: words.reduce((sum, { start }) => sum + start.length, 0),
  }));
}

function keyword(word: string): Keyword {
  const open = word.endsWith('*');
  const start = fold(word.replace(/\*$/, ''));
  return { name: open ? `${start}*` : start, start, open };
}

export const isWord = ({ start, open }: Keyword, word: string): boolean =>
  open ? word.startsWith(start) : word === start;

/** A text in which words can be found. */
export interface SearchableText {
  readonly length: number;
  /** Where in the text the keyword stands, in order. */
  readonly positionsOf: (keyword: Keyword) => readonly number[];
}

/** Looks for each keyword once, however many phrases have it: there are thousands of them. */
export function searchable(words: readonly TextWord[]): SearchableText {
  const found = new Map<string, readonly number[]>();
  return {
    length: words.length,
    positionsOf: (keyword) => {
      const known = found.get(keyword.name);
      if (known !== undefined) return known;
      const positions = words.flatMap((word, index) => (isMeant(keyword, word) ? [index] : []));
      found.set(keyword.name, positions);
      return positions;
    },
  };
}

export function matches({ whole, words }: Phrase, text: SearchableText): boolean {
  if (whole && words.length !== text.length) return false;
  let from = 0;
  return words.every((keyword) => {
    const next = text.positionsOf(keyword).find((position) => position >= from);
    from = (next ?? 0) + 1;
    return next !== undefined;
  });
}

function isMeant(keyword: Keyword, { word, known }: TextWord): boolean {
  const { start, open } = keyword;
  if (start[0] !== word[0]) return false;
  if (isWord(keyword, word)) return true;
  if (known) return false;
  const lengths = open ? [start.length - 1, start.length, start.length + 1] : [word.length];
  return lengths.some((length) => isOneSlipFrom(start, word.slice(0, length)));
}
