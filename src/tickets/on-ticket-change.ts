import type { RawRow } from '../store/parcels';
import { NOTE_PREFIX, TICKET_ENTRY } from '../store/ticket-rows';
import type { TellDeps } from './tell';
import { tellNote } from './tell-note';
import { tellStatus } from './tell-status';

/** A record of the tickets table's stream, which shows rows as they are now, not as they were. */
export interface TicketChange {
  readonly eventId: string;
  readonly newImage?: RawRow;
}

/**
 * `told`: a message is queued. `not_linked`: there is no chat (any more) that the ticket belongs to. `nothing`: the
 * person said or did it themselves, or knows it already.
 */
export type TicketChangeOutcome =
  'told' | 'nothing' | 'duplicate' | 'not_linked' | 'row_unusable' | 'ticket_missing' | 'outdated';

/**
 * Brings what happened to a ticket into its chat: an agent's note, a closing, an opening. Each takes effect once. What
 * is wrong with a row is logged and never thrown: throws only `AppError`s with a `store_…` code, when DynamoDB can't
 * answer or the conversation kept changing.
 */
export async function onTicketChange(
  deps: TellDeps,
  { eventId, newImage = {} }: TicketChange,
): Promise<TicketChangeOutcome> {
  const { ticketId, entry } = newImage;
  if (typeof ticketId !== 'string' || typeof entry !== 'string') return 'nothing';
  if (entry === TICKET_ENTRY) return tellStatus(deps, ticketId, eventId);
  return entry.startsWith(NOTE_PREFIX)
    ? tellNote(deps, { ...newImage, ticketId, entry }, eventId)
    : 'nothing';
}
