import { isOnFacebook } from '../channels/chat-partition';
import { permit } from '../delivery/policy';
import type { DocumentClient } from '../store/dynamodb';
import type { HoldReason } from '../store/queue-item';
import type { TableNames } from '../store/tables';
import type { Ticket, TicketNote } from '../store/ticket-rows';
import { findReader } from './find-reader';
import { noteMessage } from './ticket-messages';

/** What will happen to an agent's note that is written now. */
export type Outlook =
  /** `human_agent`: the 24-hour window is closed, and it goes under Facebook's tag for humans (facts §2.4). */
  | { readonly note: 'goes'; readonly as: 'plain' | 'human_agent' }
  /** `until`: milliseconds when the reason ends by itself; without it only the customer can end it. */
  | { readonly note: 'waits'; readonly reason: HoldReason; readonly until?: number }
  | { readonly note: 'has_no_chat' };

/** Looks at the chat as it stands at `now` (milliseconds); what Facebook says when it is sent may differ. */
export async function outlookFor(
  client: DocumentClient,
  tables: Pick<TableNames, 'customers' | 'conversations'>,
  ticket: Ticket,
  note: TicketNote,
  now: number,
): Promise<Outlook> {
  const reader = await findReader(client, tables, ticket);
  if (reader === undefined) return { note: 'has_no_chat' };
  const message = noteMessage(ticket, note, reader.locale);
  const outsideWindow = isOnFacebook(reader.state.psid) ? 'off' : 'anything';
  const permission = permit(message, reader.state, now, outsideWindow);
  if ('hold' in permission) {
    const { hold, until } = permission;
    return { note: 'waits', reason: hold, ...(until === undefined ? {} : { until }) };
  }
  const tagged = permission.send.messagingType === 'MESSAGE_TAG';
  return { note: 'goes', as: tagged ? 'human_agent' : 'plain' };
}
