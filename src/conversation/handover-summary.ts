import { clip } from '../shared/clip';
import { DAY } from '../shared/clock';
import type { Snapshot } from './decision';
import type { Voice } from './replies/voice';
import { writableTickets } from './ticket-rights';
import { parcelNumbersIn } from './understanding/parcel-numbers';

const MAX_WORDS = 400;
const MAX_PARCELS = 10;

/**
 * What the human who takes over reads first. It goes through Facebook to another app, so it holds what the chat shows
 * anyway, and of the customer's account no more than whether one is linked (decision 12).
 */
export function summaryForHuman(snapshot: Snapshot, { texts }: Voice): string {
  const { asked, customer } = snapshot;
  const { summary } = texts;
  const words = asked?.said?.text ?? '';
  const parcelIds = parcelsSpokenOf(words, snapshot);
  const ticket = writableTickets(snapshot).at(-1);
  return [
    words === '' ? summary.asksForHuman : summary.asksInWords(clip(words, MAX_WORDS)),
    customer === undefined ? summary.notLinked : summary.linked,
    ...(parcelIds.length === 0 ? [] : [summary.parcels(parcelIds.join(', '))]),
    ...(ticket === undefined ? [] : [summary.ticket(ticket.ticketId)]),
  ].join(' ');
}

/** The ones in these words, then those that the person named in the last day. */
function parcelsSpokenOf(words: string, { state, now }: Snapshot): readonly string[] {
  const { spokenOf } = state;
  const before = spokenOf !== undefined && now < spokenOf.at + DAY ? spokenOf.parcelIds : [];
  return [...new Set([...parcelNumbersIn(words), ...before])].slice(0, MAX_PARCELS);
}

/** Remembers which parcels the person names. */
export const rememberSpokenOf = ({ asked, now }: Snapshot): Pick<Snapshot['state'], 'spokenOf'> => {
  const wish = asked?.wish;
  return wish !== undefined && 'parcelIds' in wish && wish.parcelIds.length > 0
    ? { spokenOf: { parcelIds: wish.parcelIds.slice(0, MAX_PARCELS), at: now } }
    : {};
};
