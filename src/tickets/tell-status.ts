import { retryConflicts } from '../shared/retry';
import { ticketIsNot } from '../store/ticket-writes';
import { afterClosing, afterWords, openTicketsOf } from './open-tickets';
import { findInChat, spokenOf, tell, type TellDeps } from './tell';
import { closedMessage, openedMessage } from './ticket-messages';

/**
 * Tells the person that an agent closed or opened a ticket. The ticket as it stands is compared with what the chat
 * knows of it: the stream does not show what a row was before, and the person may have done it themselves.
 */
export const tellStatus = (deps: TellDeps, ticketId: string, eventId: string) =>
  retryConflicts(deps, () => tryTell(deps, ticketId, eventId));

async function tryTell(deps: TellDeps, ticketId: string, eventId: string) {
  const found = await findInChat(deps, ticketId, eventId);
  if (typeof found === 'string') return found;
  const { ticket, faults, reader } = found;
  if (faults.length > 0) return 'row_unusable';

  const known = openTicketsOf(reader.state);
  const isKnownOpen = known.some((open) => open.ticketId === ticketId);
  const isOpen = ticket.status === 'open';
  if (isKnownOpen === isOpen) return 'nothing';
  const message = isOpen ? openedMessage : closedMessage;
  return tell(deps, reader, {
    claim: {
      key: `stream:${eventId}`,
      record: { kind: 'ticket_status', ticketId, status: ticket.status },
    },
    change: isOpen ? afterWords(known, spokenOf(ticket)) : afterClosing(known, ticketId),
    outgoing: [message(ticket, reader.locale, 'update')],
    also: [ticketIsNot(deps.tables.tickets, ticketId, isOpen ? 'closed' : 'open')],
    correlationId: eventId,
  });
}
