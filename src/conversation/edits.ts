import type { MessageEditEvent } from '../messenger/webhook/events';
import { messageKey } from '../messenger/webhook/event-key';
import type { ConversationState } from '../store/conversation-state';
import { findClaim } from '../store/find-item';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';
import { hasNote } from '../store/tickets';
import { openTicketsOf } from '../tickets/open-tickets';
import { decision, type Decision, type Snapshot } from './decision';
import { noteIdOf } from './said';
import { writableTickets } from './ticket-rights';

interface EditDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'conversations' | 'tickets'>;
}

/** The open ticket on which the message stands that was edited, if it is on one. */
export async function findEditedTicket(
  { client, tables }: EditDeps,
  { pageId, mid }: MessageEditEvent,
  state: ConversationState,
): Promise<string | undefined> {
  const open = openTicketsOf(state);
  if (open.length === 0) return undefined;
  const key = messageKey(pageId, mid);
  const at = (await findClaim(client, tables.conversations, state.psid, key))?.['timestamp'];
  if (typeof at !== 'number') return undefined;
  const note = { at, noteId: noteIdOf(key) };
  const found = await Promise.all(
    open.map(({ ticketId }) => hasNote(client, tables.tickets, ticketId, note)),
  );
  return open.find((_, index) => found[index])?.ticketId;
}

/**
 * What was answered is not answered again: the person sees the answer and can ask anew. But a human of ours reads the
 * new words too, behind the first, which they may have answered already.
 */
export function decideEdit(
  { key, text = '', timestamp }: MessageEditEvent,
  snapshot: Snapshot,
): Decision {
  const { editedTicketId, now } = snapshot;
  const ticket = writableTickets(snapshot).find(({ ticketId }) => ticketId === editedTicketId);
  if (ticket === undefined || text.trim() === '') return decision('recorded');
  const note = {
    ...{ author: 'customer' as const, text: `✎ ${text.trim().toWellFormed()}` },
    ...{ at: Math.min(timestamp, now), noteId: noteIdOf(key) },
  };
  return decision('ticket_note_edited', {
    effects: [{ type: 'addNote', ticketId: ticket.ticketId, note }],
  });
}
