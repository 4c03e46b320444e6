import { DAY } from '../shared/clock';
import { sha256Hex } from '../shared/hash';
import { retryConflicts } from '../shared/retry';
import type { RawRow } from '../store/parcels';
import { parseNoteRow } from '../store/parse-ticket-row';
import type { TicketNote } from '../store/ticket-rows';
import { openTicketsOf, withOpenTicket } from './open-tickets';
import { findInChat, logFault, spokenOf, tell, type TellDeps } from './tell';
import { noteMessage } from './ticket-messages';

/** A `note#…` entry, with what names it. */
export interface NoteRow extends RawRow {
  readonly ticketId: string;
  readonly entry: string;
}

/** Rows that are touched for other reasons, or restored, must not repeat what was said long ago. */
const MAX_AGE_MS = 30 * DAY;

/**
 * Brings an agent's note into the chat, once, marked as a human's words. The note itself is claimed, not its stream
 * record: a row that was typed wrongly may be put right by another edit.
 */
export async function tellNote(deps: TellDeps, row: NoteRow, eventId: string) {
  const { note, faults } = parseNoteRow(row);
  for (const fault of faults) logFault(deps, eventId, fault);
  if (note === undefined) return 'row_unusable';
  if (note.author === 'customer') return 'nothing';
  if (note.at !== undefined && deps.clock() - note.at > MAX_AGE_MS) return 'outdated';
  return retryConflicts(deps, () => tryTell(deps, row, note, eventId));
}

async function tryTell(
  deps: TellDeps,
  { ticketId, entry }: NoteRow,
  note: TicketNote,
  eventId: string,
) {
  const found = await findInChat(deps, ticketId, eventId);
  if (found === 'ticket_missing') {
    logFault(deps, eventId, { field: 'ticketId', reason: 'missing' });
    return found;
  }
  if (typeof found === 'string') return found;
  const { ticket, reader } = found;
  const known = openTicketsOf(reader.state);
  return tell(deps, reader, {
    claim: {
      key: `note:${sha256Hex(`${ticketId}#${entry}`)}`,
      record: { kind: 'ticket_note', ticketId },
    },
    change:
      ticket.status === 'open' ? { openTickets: withOpenTicket(known, spokenOf(ticket)) } : {},
    outgoing: [noteMessage(ticket, note, reader.locale)],
    correlationId: eventId,
  });
}
