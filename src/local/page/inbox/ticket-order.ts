import type { TicketRow } from '../../../store/tickets';

/** Tickets as staff work through them: who waits for an answer first, the longest on top; then open ones; then closed. */
export const inTicketOrder = (tickets: readonly TicketRow[]): readonly TicketRow[] =>
  [...tickets].sort((one, other) => {
    const rank = rankOf(one) - rankOf(other);
    return rank === 0 ? (one.waitingSince ?? 0) - (other.waitingSince ?? 0) : rank;
  });

export const waitingTickets = (tickets: readonly TicketRow[]): readonly TicketRow[] =>
  tickets.filter(({ waitingSince }) => waitingSince !== undefined);

function rankOf({ status, waitingSince }: TicketRow): number {
  if (status === 'closed') return 2;
  return waitingSince === undefined ? 1 : 0;
}
