import { decision, type Decision, type Snapshot } from './decision';
import {
  replyNoTicket,
  replyTicketNotOpen,
  replyWithTickets,
  replyWithWhichSolved,
} from './replies/ticket-states';
import type { Voice } from './replies/voice';
import { isTheirs, writableTickets } from './ticket-rights';
import { closedTicketOf } from './typed-ticket';

/** How the named ticket stands, whoever asks for another's hears no more than of none; or all that are open. */
export function tellTickets(
  ticketId: string | undefined,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  if (ticketId !== undefined) {
    const named = snapshot.tickets.find((each) => each.ticketId === ticketId);
    return named === undefined || !isTheirs(named, snapshot)
      ? decision('ticket_not_open', { outgoing: [replyTicketNotOpen(voice)] })
      : decision('ticket_state', { outgoing: [replyWithTickets([named], voice)] });
  }
  const open = writableTickets(snapshot);
  const closed = closedTicketOf(snapshot);
  const told = open.length === 0 && closed !== undefined ? [closed] : open;
  return decision('ticket_state', {
    outgoing: [told.length === 0 ? replyNoTicket(voice) : replyWithTickets(told, voice)],
  });
}

export const askWhichSolved = (snapshot: Snapshot, voice: Voice): Decision =>
  decision('ticket_which', { outgoing: [replyWithWhichSolved(writableTickets(snapshot), voice)] });
