import type { Snapshot } from './decision';
import { openPrompt } from './ticket-prompt';
import { isTheirs, writableTickets } from './ticket-rights';
import type { TypeTicket, Wish } from './wish';

/**
 * What was typed about a ticket means what a tap below it would, if there is one that it can be about; else it is a
 * text like any other. Nothing is closed on a guess: of several, the person is asked which.
 */
export function readTypedTicket(typed: TypeTicket, snapshot: Snapshot): Wish {
  const { about, ticketId, instead } = typed;
  switch (about) {
    case 'state':
      return readAsking(typed, snapshot);
    case 'solve':
      return ticketId === undefined
        ? readSolved(instead, snapshot)
        : { want: 'solveTicket', ticketId };
    case 'reopen': {
      const meant = ticketId ?? closedTicketOf(snapshot)?.ticketId;
      return meant === undefined ? instead : { want: 'reopenTicket', ticketId: meant };
    }
  }
}

/** Where nothing is open, the words answer our question what it is about, or ask for the parcel that they name. */
function readAsking({ ticketId, instead }: TypeTicket, snapshot: Snapshot): Wish {
  if (ticketId !== undefined) return { want: 'tellTickets', ticketId };
  const isOpen = writableTickets(snapshot).length > 0;
  if (!isOpen && openPrompt(snapshot) !== undefined) return instead;
  const namesParcel = 'parcelIds' in instead && instead.parcelIds.length > 0;
  const isTicket = isOpen || closedTicketOf(snapshot) !== undefined;
  return namesParcel && !isTicket ? instead : { want: 'tellTickets' };
}

/** Whoever was just asked what their question is has none any more. */
function readSolved(instead: TypeTicket['instead'], snapshot: Snapshot): Wish {
  const prompt = openPrompt(snapshot);
  if (prompt !== undefined) {
    const { ticketId } = prompt;
    return ticketId === undefined ? { want: 'cancel' } : { want: 'solveTicket', ticketId };
  }
  const [only, ...others] = writableTickets(snapshot);
  if (only === undefined) return instead;
  return others.length > 0
    ? { want: 'whichSolved' }
    : { want: 'solveTicket', ticketId: only.ticketId };
}

/** The ticket that was spoken of last, if it is closed and this person's. */
export const closedTicketOf = (snapshot: Snapshot) =>
  snapshot.tickets.find(
    (ticket) =>
      ticket.ticketId === snapshot.state.closedTicket &&
      ticket.status === 'closed' &&
      isTheirs(ticket, snapshot),
  );
