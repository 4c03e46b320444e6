import { fold } from './fold';

/**
 * Words that must occur in this order, with anything between them. `*` at a word's end stands for any ending, `+` stands
 * between words that follow each other, `|` between choices of which any will do, and `<name>` for the choices that the
 * language has under that name. With `~` in front any order will do; with `=` the text must be these words and no others:
 * `=cancel` is not in "cancel my order".
 */
export interface Phrase {
  readonly order: 'any' | 'given' | 'whole';
  readonly places: readonly Place[];
}

/** What fills one place of a phrase: any of the choices, each a word or some that follow each other. */
export interface Place {
  /** Tells it from others. */
  readonly name: string;
  readonly choices: readonly (readonly Keyword[])[];
}

export interface Keyword {
  /** Tells it from others. */
  readonly name: string;
  readonly start: string;
  readonly open: boolean;
}

/** Choices by the name under which phrases have them, in the syntax of a phrase, without names in them. */
export type Vocabulary = Readonly<Record<string, string>>;

const ORDERS: Readonly<Record<string, Phrase['order']>> = { '~': 'any', '=': 'whole' };

const NO_NAMES: Vocabulary = {};

/** The phrase that a source stands for. A name that the vocabulary lacks is a word like any other, and never occurs. */
export function phrase(source: string, vocabulary: Vocabulary = NO_NAMES): Phrase {
  const order = ORDERS[source.charAt(0)];
  const given = source
    .slice(order === undefined ? 0 : 1)
    .split(' ')
    .map((name) => placeOf(name, vocabulary));
  return { order: order ?? 'given', places: given };
}

const places = new WeakMap<Vocabulary, Map<string, Place>>();

/** Made once for each spelling: phrases share most of theirs, and a Lambda makes them all while it starts. */
function placeOf(name: string, vocabulary: Vocabulary): Place {
  const made = places.get(vocabulary) ?? new Map<string, Place>();
  places.set(vocabulary, made);
  const place = made.get(name) ?? { name, choices: choicesIn(name, vocabulary) };
  made.set(name, place);
  return place;
}

const choicesIn = (source: string, vocabulary: Vocabulary): Place['choices'] =>
  source.split('|').flatMap((choice) =>
    choice
      .split('+')
      .map((word) => namedBy(word, vocabulary))
      .reduce((begun, next) => begun.flatMap((words) => next.map((more) => [...words, ...more]))),
  );

function namedBy(word: string, vocabulary: Vocabulary): Place['choices'] {
  const named = vocabulary[word.replace(/^<|>$/g, '')];
  return named === undefined || !word.startsWith('<')
    ? [[keyword(word)]]
    : choicesIn(named, vocabulary);
}

export const keywordsOf = (of: Pick<Phrase, 'places'>): readonly Keyword[] =>
  of.places.flatMap(({ choices }) => choices.flat());

function keyword(word: string): Keyword {
  const open = word.endsWith('*');
  const start = fold(word.replace(/\*$/, ''));
  return { name: open ? `${start}*` : start, start, open };
}
