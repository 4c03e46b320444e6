import type { ConversationState, OpenTicket } from '../store/conversation-state';

type Tickets = readonly OpenTicket[];

export const openTicketsOf = ({ openTickets = [] }: ConversationState): Tickets => openTickets;

/** The ticket as the one that was spoken of last. */
export const withOpenTicket = (tickets: Tickets, ticket: OpenTicket): Tickets => [
  ...withoutOpenTicket(tickets, ticket.ticketId),
  ticket,
];

export const withoutOpenTicket = (tickets: Tickets, ticketId: string): Tickets =>
  tickets.filter((ticket) => ticket.ticketId !== ticketId);
