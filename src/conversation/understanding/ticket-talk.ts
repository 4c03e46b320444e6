import { ticketNumberIn, withoutTicketNumbers } from '../../tickets/ticket-id';
import { wordsOf } from './fold';
import { phrase, type Phrase } from './phrase';
import { searchable, weightIn } from './searchable';
import { closing, NEGATING, COURTESY, reopening, stateAsking } from './ticket-phrases';

/** What a text may say about a ticket that there is already. Whether it does, the conversation tells. */
export interface TicketTalk {
  readonly about: 'solve' | 'reopen' | 'state';
  /** The ticket that it names. */
  readonly ticketId?: string;
}

/** More than this is a message for the team, which has these words in it. */
const MAX_WORDS = 12;

/**
 * Reads what people write of a ticket instead of tapping below it: "that's settled, thanks", "reopen T-4F7K2Q", "what
 * about my request?". A closing must say nothing else, and ask nothing: "is that solved?" goes to who knows.
 */
export function ticketTalk(text: string): TicketTalk | undefined {
  const ticketId = ticketNumberIn(text);
  const words = withoutCourtesy(wordsOf(withoutTicketNumbers(text)));
  const about = words.length > MAX_WORDS ? undefined : aboutOf(words, text.includes('?'));
  if (about !== undefined) return { about, ...(ticketId === undefined ? {} : { ticketId }) };
  const isNumberAlone = ticketId !== undefined && words.every((word) => word === 'ticket');
  return isNumberAlone ? { about: 'state', ticketId } : undefined;
}

function aboutOf(words: readonly string[], asks: boolean): TicketTalk['about'] | undefined {
  // Word for word: what closes a ticket is no matter of likeness.
  const text = searchable(words.map((word) => ({ word, known: true })));
  const says = (phrases: readonly Phrase[]): boolean =>
    phrases.some((each) => weightIn(text, each) > 0);
  const isPlain = !words.some((word) => NEGATING.has(word));
  if (isPlain && says(REOPENING)) return 'reopen';
  if (isPlain && says(asks ? CLOSING_ORDERS : CLOSING)) return 'solve';
  return says(STATE_ASKING) ? 'state' : undefined;
}

const compiled = (sources: readonly string[]): readonly Phrase[] =>
  sources.map((source) => phrase(source));

const CLOSING_ORDERS = compiled(closing.orders);
const CLOSING = [...CLOSING_ORDERS, ...compiled(closing.statements)];
const REOPENING = compiled(reopening);
const STATE_ASKING = compiled(stateAsking);

/** Without the thanks and pleases at both ends. */
function withoutCourtesy(words: readonly string[]): readonly string[] {
  const isMatter = (word: string): boolean => !COURTESY.has(word);
  return words.slice(words.findIndex(isMatter), words.findLastIndex(isMatter) + 1);
}
