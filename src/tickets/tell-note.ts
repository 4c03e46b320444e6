import { splitLongText } from '../messenger/split-text';
import { DAY } from '../shared/clock';
import { sha256Hex } from '../shared/hash';
import { retryConflicts } from '../shared/retry';
import type { RawRow } from '../store/parcels';
import { parseNoteRow } from '../store/parse-ticket-row';
import type { TicketNote } from '../store/ticket-rows';
import { markNoteUndelivered } from '../store/undelivered-notes';
import { afterWords, openTicketsOf } from './open-tickets';
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

/** What a note's claim in the chat tells of it: the places in the queue that its message took. */
export interface NoteClaim {
  readonly kind: 'ticket_note';
  readonly ticketId: string;
  readonly order: number;
  readonly parts: number;
}

export const noteClaimKey = ({ ticketId, entry }: Pick<NoteRow, 'ticketId' | 'entry'>): string =>
  `note:${sha256Hex(`${ticketId}#${entry}`)}`;

async function tryTell(deps: TellDeps, row: NoteRow, note: TicketNote, eventId: string) {
  const { ticketId } = row;
  const found = await findInChat(deps, ticketId, eventId);
  if (found === 'ticket_missing') {
    logFault(deps, eventId, { field: 'ticketId', reason: 'missing' });
    return found;
  }
  if (found === 'not_linked') await markUndelivered(deps, row);
  if (typeof found === 'string') return found;
  const { ticket, reader } = found;
  const known = openTicketsOf(reader.state);
  const message = noteMessage(ticket, note, reader.locale);
  const parts = splitLongText(message).length;
  const record: NoteClaim = {
    ...{ kind: 'ticket_note', ticketId, order: reader.state.nextOrder, parts },
  };
  return tell(deps, reader, {
    claim: { key: noteClaimKey(row), record: { ...record } },
    // What is written next answers these words, and no question of ours from before them.
    change:
      ticket.status === 'open'
        ? { ...afterWords(known, spokenOf(ticket)), parcelQuestion: null }
        : { closedTicket: ticketId },
    outgoing: [message],
    correlationId: eventId,
  });
}

/** On record for who reads the ticket; nothing brings the note later but another edit of its row. */
const markUndelivered = ({ client, tables, clock }: TellDeps, row: NoteRow): Promise<void> =>
  markNoteUndelivered(client, tables.tickets, row, clock());
