import { isOpenableBy } from '../accounts/reference';
import { HOUR } from '../shared/clock';
import type { ConversationState, StateChange } from '../store/conversation-state';
import type { Snapshot } from './decision';
import type { TypeCode, Wish } from './wish';

/** Whoever reads a code off a page mistypes it a few times; whoever tries them out does so more often. */
const MAX_GUESSES = 5;
const GUESSES_MS = HOUR;

/** Whether a code that this person types is looked up at all. */
export const mayLookUp = (state: ConversationState, now: number): boolean =>
  recentGuesses(state, now) < MAX_GUESSES;

const recentGuesses = ({ codeGuesses }: ConversationState, now: number): number =>
  codeGuesses !== undefined && now < codeGuesses.since + GUESSES_MS ? codeGuesses.count : 0;

/**
 * A code that leads somewhere is as good as the link that it stands for, so it is answered as one. Any other is a text
 * like any other; only where that means nothing is it said that the code does not work.
 */
export function readTypedCode(wish: TypeCode, snapshot: Snapshot): Wish {
  if (leadsSomewhere(snapshot)) {
    return { want: 'openReference', ref: wish.code, via: 'm_me', beside: { want: 'greeting' } };
  }
  return wish.instead.want === 'unknown' ? { want: 'codeInvalid' } : wish.instead;
}

/** Counts a code that led nowhere, within an hour of the first. */
export function countGuess({ want }: Wish, snapshot: Snapshot): StateChange {
  const { state, now } = snapshot;
  if (want !== 'typeCode' || leadsSomewhere(snapshot)) return {};
  const count = recentGuesses(state, now);
  if (count >= MAX_GUESSES) return {};
  const since = count === 0 ? now : (state.codeGuesses?.since ?? now);
  return { codeGuesses: { since, count: count + 1 } };
}

const leadsSomewhere = ({ reference, state, now }: Snapshot): boolean =>
  mayLookUp(state, now) && reference !== undefined && isOpenableBy(reference, state.psid);
