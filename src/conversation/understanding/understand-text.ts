import type { Locale } from '../../shared/locale';
import type { Understanding } from './intent';
import { understand } from './understand';

/** A text that somebody typed, and whose meaning only its words tell. */
export interface TypedText {
  readonly psid: string;
  /** Of the event that brought it, which is read once however often it is decided. */
  readonly eventKey: string;
  readonly text: string;
  /** The conversation's language. */
  readonly locale: Locale;
}

/** Whoever understands texts: the built-in rules, or an NLU service in front of them. Never rejects. */
export type UnderstandText = (typed: TypedText) => Promise<Understanding>;

export const understandByRules: UnderstandText = ({ text }) => Promise.resolve(understand(text));
