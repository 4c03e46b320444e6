import type { TicketStatus } from '../../../store/ticket-rows';
import type { TicketRow } from '../../../store/tickets';
import type { DeliveredNote } from '../../../tickets/note-delivery';

export interface ReadTicket {
  readonly ticket: TicketRow;
  /** Oldest first. */
  readonly notes: readonly DeliveredNote[];
}

/** The tickets as staff see them. Every call rejects with the reason as its message. */
export interface TicketsClient {
  readonly list: () => Promise<readonly TicketRow[]>;
  readonly read: (ticketId: string) => Promise<ReadTicket>;
  /** As an agent; without a name the customer is told that it is from the team. */
  readonly addNote: (ticketId: string, text: string, agentName?: string) => Promise<void>;
  readonly setStatus: (ticketId: string, status: TicketStatus) => Promise<void>;
}

export function createTicketsClient(): TicketsClient {
  const of = (ticketId: string): string => `/${encodeURIComponent(ticketId)}`;
  return {
    list: async () => (await call<{ tickets: TicketRow[] }>('GET', '')).tickets,
    read: (ticketId) => call<ReadTicket>('GET', of(ticketId)),
    addNote: async (ticketId, text, agentName) => {
      const note = { text, ...(agentName !== undefined && { agentName }) };
      await call('POST', `${of(ticketId)}/notes`, note);
    },
    setStatus: async (ticketId, status) => {
      await call('PATCH', of(ticketId), { status });
    },
  };
}

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`operations/tickets${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as { error?: string }).error ?? 'The table refused.');
  return answer as Answer;
}
