import { mMeLink } from '../../messenger/m-me-link';
import type { CallAws } from '../../shared/aws-call';
import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import { languageOf } from '../../store/conversation-state';
import { loadState } from '../../store/conversations';
import { findCustomer } from '../../store/customers';
import type { DocumentClient } from '../../store/dynamodb';
import { markMailed, type StoredQueueItem } from '../../store/outbox';
import { isForWindow } from '../../store/queue-item';
import type { TableNames } from '../../store/tables';
import type { OnHeld } from '../tell-held';
import { sendEmail } from './send-email';
import { updateEmail } from './update-email';

export interface EmailFallbackDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'conversations'>;
  readonly pageId: string;
  /** An address that SES may send from. */
  readonly from: string;
  readonly callAws: CallAws;
  readonly clock: Clock;
  readonly log: Log;
}

/** Of no login's strength and no person's: opening the chat with it is all that it does (docs/decisions/0014). */
const EMAIL_REF = 'update-email';

/**
 * Tells a customer by e-mail that an update which matters waits in the chat: following the link opens the window, and
 * the update goes out. Each update once, whatever holds it next; what was muted is never held.
 */
export const createEmailFallback =
  (deps: EmailFallbackDeps): OnHeld =>
  async (item, reason) => {
    if (!isForWindow(reason)) return;
    const addressee = await findAddressee(deps, item);
    if (addressee === undefined) return;
    const { client, tables, pageId, from, callAws, clock, log } = deps;
    // Before it is sent: after a crash no e-mail is better than one with each attempt.
    if (!(await markMailed(client, tables.conversations, item, clock()))) return;
    const { to, ...person } = addressee;
    const email = { from, to, ...updateEmail(person, mMeLink(pageId, EMAIL_REF)) };
    const outcome = await sendEmail(callAws, email);
    const { correlationId } = item;
    if (outcome.ok) log('info', 'update_mailed', { correlationId });
    else log('error', 'update_not_mailed', { correlationId, reason: outcome.reason });
  };

/** Only while both ends of the link agree is it this person's news (design §3). */
async function findAddressee(
  { client, tables }: EmailFallbackDeps,
  { psid, outgoing }: StoredQueueItem,
) {
  if (outgoing.type !== 'message' || outgoing.author !== 'bot') return undefined;
  const { customerId, utility } = outgoing;
  if (customerId === undefined || utility === undefined) return undefined;
  const customer = await findCustomer(client, tables.customers, customerId);
  if (customer?.email === undefined || customer.psid !== psid) return undefined;
  const state = await loadState(client, tables.conversations, psid);
  if (state.customerId !== customerId) return undefined;
  const { email, name, locale } = customer;
  return { to: email, name, locale: languageOf(state, locale) };
}
