import { commit, type Commit } from '../delivery/commit';
import { staleOnConflict } from '../delivery/stale-on-conflict';
import type { Clock } from '../shared/clock';
import type { Log } from '../shared/log';
import type { RetryDeps } from '../shared/retry';
import type { OpenTicket } from '../store/conversation-state';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';
import { parseTicketRow } from '../store/parse-ticket-row';
import type { Ticket, TicketFault } from '../store/ticket-rows';
import { findTicketRow } from '../store/tickets';
import { findReader, type Reader } from './find-reader';

export interface TellDeps extends RetryDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'conversations' | 'tickets'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface TicketInChat {
  readonly ticket: Ticket;
  readonly faults: readonly TicketFault[];
  readonly reader: Reader;
}

/** The ticket as it stands now, and the chat that it belongs to. What is wrong with the row is logged. */
export async function findInChat(
  deps: TellDeps,
  ticketId: string,
  correlationId: string,
): Promise<TicketInChat | 'ticket_missing' | 'not_linked' | 'row_unusable'> {
  const { client, tables } = deps;
  const row = await findTicketRow(client, tables.tickets, ticketId);
  if (row === undefined) return 'ticket_missing';
  const { ticket, faults } = parseTicketRow(row);
  for (const fault of faults) logFault(deps, correlationId, fault);
  if (faults.some(({ field }) => field !== 'status')) return 'row_unusable';
  const reader = await findReader(client, tables, ticket);
  return reader === undefined ? 'not_linked' : { ticket, faults, reader };
}

/** Queues what the person is told, once. `conflict`: something that it rests on has changed; find the chat again. */
export async function tell(
  { client, tables, clock, random }: TellDeps,
  { state, checks }: Reader,
  fact: Omit<Commit, 'state'>,
): Promise<'told' | 'duplicate' | 'conflict'> {
  const outcome = await staleOnConflict(
    commit(
      { client, conversations: tables.conversations, now: clock(), random },
      { ...fact, state, also: [...checks, ...(fact.also ?? [])] },
    ),
  );
  if (outcome === 'committed') return 'told';
  return outcome === 'duplicate' ? 'duplicate' : 'conflict';
}

/** How the chat remembers the ticket when it was our side that spoke last. */
export const spokenOf = ({ ticketId, customerId }: Ticket): OpenTicket => ({
  ticketId,
  ...(customerId === undefined ? {} : { customerId }),
});

/** The row is wrong in one field. */
export const logFault = (
  { log }: TellDeps,
  correlationId: string,
  { field, reason }: { readonly field: string; readonly reason: string },
): void => {
  log('warn', 'ticket_row_fault', { correlationId, table: 'tickets', kind: field, reason });
};
