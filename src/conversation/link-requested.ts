import type { CustomerChange } from '../accounts/push-customer-change';
import type { Clock } from '../shared/clock';
import { retryConflicts, type RetryDeps } from '../shared/retry';
import type { ConversationState } from '../store/conversation-state';
import { loadState } from '../store/conversations';
import { findCustomer, type Customer } from '../store/customers';
import {
  clearRequestWrite,
  findRequestedLink,
  isLinkRequestKey,
  useRequestWrite,
} from '../store/link-requests';
import { canBePsid } from '../store/psid';
import { tryTransaction } from '../store/try-transaction';
import { keepLink, makeLink } from './answer-link-request';
import type { EffectDeps } from './effect-writes';

export interface LinkRequestedDeps extends EffectDeps, RetryDeps {
  readonly clock: Clock;
}

/**
 * `kept`: the chat is linked with another customer, by the person's own word there, which counts for more.
 * `not_open`: typed by hand, expired, used up, or of an account that Facebook may not link.
 */
export type LinkRequestedOutcome =
  'linked' | 'already_linked' | 'kept' | 'not_open' | 'nothing' | 'duplicate';

/**
 * When user_login has asked, in a customer's row, for a link with a chat: makes it as every other way does, once (design
 * §4, decision 6). Never throws for what stands in the row; throws `store_…` when DynamoDB can't answer.
 */
export async function onLinkRequested(
  deps: LinkRequestedDeps,
  { eventId, oldImage, newImage }: CustomerChange,
): Promise<LinkRequestedOutcome> {
  const key = newImage?.['linkRequest'];
  const customerId = newImage?.['customerId'];
  if (!isLinkRequestKey(key) || key === oldImage?.['linkRequest']) return 'nothing';
  if (typeof customerId !== 'string') return 'nothing';
  return retryConflicts(deps, () => tryAnswer(deps, eventId, { key, customerId }));
}

type Tried = LinkRequestedOutcome | 'conflict';

async function tryAnswer(
  deps: LinkRequestedDeps,
  eventId: string,
  asked: { readonly key: string; readonly customerId: string },
): Promise<Tried> {
  const { client, tables } = deps;
  const now = deps.clock();
  const requested = await findRequestedLink(client, tables.logins, asked.key, now);
  // A key that was copied into another row is no request of that customer's.
  if (requested?.customerId !== asked.customerId || !canBePsid(requested.psid)) {
    return dismiss(deps, asked, 'not_open');
  }
  const state = await loadState(client, tables.conversations, requested.psid);
  // Read after the state: who has been linked or unlinked since shows here, or makes the commit find the state stale.
  const [customer, linked] = await Promise.all([
    findCustomer(client, tables.customers, asked.customerId),
    findLinked(deps, state),
  ]);
  // A link or an undo since then, or a later request, has taken its place.
  if (customer?.linkRequest !== asked.key) return dismiss(deps, requested, 'not_open');
  if (linked?.customerId === customer.customerId) {
    return dismiss(deps, requested, 'already_linked');
  }
  // Facebook vouches for the person, not for an account that has a login of its own.
  if (customer.createdVia !== 'facebook_login') return dismiss(deps, requested, 'not_open');

  const answer = { eventId, requested, state, now };
  if (linked === undefined) return makeLink(deps, answer, customer);
  const outcome = await keepLink(deps, answer, customer, linked);
  return outcome === 'kept' ? clearRow(deps, requested, outcome) : outcome;
}

/** Without a word: nothing has changed for the person. */
async function dismiss(
  { client, tables }: LinkRequestedDeps,
  { key, customerId }: { readonly key: string; readonly customerId: string },
  outcome: 'already_linked' | 'not_open',
): Promise<Tried> {
  const used = await tryTransaction(client, [useRequestWrite(tables.logins, key)]);
  return used === 'conflict' ? used : clearRow({ client, tables }, { key, customerId }, outcome);
}

/** Only this key: a later request is answered in its turn. */
async function clearRow(
  { client, tables }: Pick<LinkRequestedDeps, 'client' | 'tables'>,
  { key, customerId }: { readonly key: string; readonly customerId: string },
  outcome: LinkRequestedOutcome,
): Promise<Tried> {
  const write = clearRequestWrite(tables.customers, customerId, key);
  const cleared = await tryTransaction(client, [write]);
  return cleared === 'conflict' ? cleared : outcome;
}

async function findLinked(
  { client, tables }: LinkRequestedDeps,
  { psid, customerId }: ConversationState,
): Promise<Customer | undefined> {
  if (customerId === undefined) return undefined;
  const customer = await findCustomer(client, tables.customers, customerId);
  return customer?.psid === psid ? customer : undefined;
}
