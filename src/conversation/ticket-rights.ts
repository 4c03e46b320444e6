import type { OpenTicket } from '../store/conversation-state';
import type { Ticket } from '../store/ticket-rows';
import { openTicketsOf } from '../tickets/open-tickets';
import type { Snapshot } from './decision';

type Known = Pick<Snapshot, 'state' | 'customer' | 'tickets'>;

/** An open ticket that this person may write on, with what the chat knows of it. */
export type WritableTicket = Ticket & Pick<OpenTicket, 'customerAt'>;

/** The one that was spoken of last at the end. An agent may have closed one without the chat knowing yet. */
export const writableTickets = (known: Known): readonly WritableTicket[] =>
  openTicketsOf(known.state).flatMap(({ ticketId, customerAt }) => {
    const ticket = known.tickets.find((each) => each.ticketId === ticketId);
    if (ticket?.status !== 'open' || !isTheirs(ticket, known)) return [];
    return [{ ...ticket, ...(customerAt === undefined ? {} : { customerAt }) }];
  });

/** A customer's ticket is theirs only while both ends of the link agree (design §3), one of a stranger the chat's. */
export const isTheirs = ({ customerId, psid }: Ticket, { state, customer }: Known): boolean =>
  customerId === undefined ? psid === state.psid : customerId === customer?.customerId;

/** What the chat has to remember; a ticket that somebody removed from the table is forgotten. */
export const rememberedTickets = ({ state, tickets }: Known): readonly OpenTicket[] =>
  openTicketsOf(state).filter((open) => tickets.some(({ ticketId }) => ticketId === open.ticketId));
