import type { ConversationState, OpenTicket } from '../store/conversation-state';

type Tickets = readonly OpenTicket[];

export const openTicketsOf = ({ openTickets = [] }: ConversationState): Tickets => openTickets;

/** Of a ticket whose link has ended nobody may ever hear again, so without a limit a chat could remember more and more. */
const MAX_REMEMBERED = 20;

/** The ticket as the one that was spoken of last. */
export const withOpenTicket = (tickets: Tickets, ticket: OpenTicket): Tickets =>
  [...withoutOpenTicket(tickets, ticket.ticketId), ticket].slice(-MAX_REMEMBERED);

export const withoutOpenTicket = (tickets: Tickets, ticketId: string): Tickets =>
  tickets.filter((ticket) => ticket.ticketId !== ticketId);
