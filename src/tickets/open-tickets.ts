import type { ConversationState, OpenTicket, StateChange } from '../store/conversation-state';

type Tickets = readonly OpenTicket[];
type Change = Pick<StateChange, 'openTickets' | 'closedTicket'>;

export const openTicketsOf = ({ openTickets = [] }: ConversationState): Tickets => openTickets;

/** Of a ticket whose link has ended nobody may ever hear again, so without a limit a chat could remember more and more. */
const MAX_REMEMBERED = 20;

/** The ticket as the one that was spoken of last. */
export const withOpenTicket = (tickets: Tickets, ticket: OpenTicket): Tickets =>
  [...withoutOpenTicket(tickets, ticket.ticketId), ticket].slice(-MAX_REMEMBERED);

export const withoutOpenTicket = (tickets: Tickets, ticketId: string): Tickets =>
  tickets.filter((ticket) => ticket.ticketId !== ticketId);

/** What the chat knows once words went on a ticket, or it was opened: a "reopen" can mean no other any more. */
export const afterWords = (tickets: Tickets, ticket: OpenTicket): Change => ({
  openTickets: withOpenTicket(tickets, ticket),
  closedTicket: null,
});

export const afterClosing = (tickets: Tickets, ticketId: string): Change => ({
  openTickets: withoutOpenTicket(tickets, ticketId),
  closedTicket: ticketId,
});
