import { commit } from '../delivery/commit';
import { encodeChoice } from '../messenger/choice';
import type { Outgoing } from '../messenger/outgoing';
import type { Clock } from '../shared/clock';
import { asAppError } from '../shared/errors';
import { localeOf, type Locale } from '../shared/locale';
import { retryConflicts, type RetryDeps } from '../shared/retry';
import { languageOf, type ConversationState } from '../store/conversation-state';
import { loadState } from '../store/conversations';
import { findCustomer } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import { canBePsid } from '../store/psid';
import type { TableNames } from '../store/tables';
import { linkEndTexts } from './texts';

/** A row as the stream shows it: typed by hand, so every attribute may be anything. */
type RowImage = Readonly<Record<string, unknown>>;

/** A record of the customers table's stream. */
export interface CustomerChange {
  readonly eventId: string;
  readonly oldImage?: RowImage;
  readonly newImage?: RowImage;
}

export interface CustomerChangeDeps extends RetryDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'conversations'>;
  readonly clock: Clock;
}

/** `removed`: operations, or the customer on the login page, took the psid out of the row. `moved`: another Messenger profile has the link now. */
export type CustomerChangeOutcome = 'removed' | 'moved' | 'nothing' | 'duplicate';

/**
 * When a psid has left a customer's row other than through that person's own chat: tells Facebook and the person, so
 * that Facebook's linking state and ours do not diverge (design §4). Each record takes effect once. Never throws for
 * what stands in the row; throws `store_…` when DynamoDB can't answer.
 */
export async function onCustomerChange(
  deps: CustomerChangeDeps,
  change: CustomerChange,
): Promise<CustomerChangeOutcome> {
  const left = leftPsid(change);
  if (left === undefined) return 'nothing';
  return retryConflicts(deps, () => tryEndLink(deps, change, left));
}

interface LeftPsid {
  readonly customerId: string;
  readonly psid: string;
}

/** Which psid the row named before and does not name any more. */
function leftPsid({ oldImage, newImage }: CustomerChange): LeftPsid | undefined {
  const customerId = oldImage?.['customerId'];
  const psid = oldImage?.['psid'];
  if (typeof customerId !== 'string' || !canBePsid(psid)) return undefined;
  return psid === newImage?.['psid'] ? undefined : { customerId, psid };
}

/** Two transactions that meet on the conversation cancel one another: that too is decided anew. */
async function tryEndLink(
  deps: CustomerChangeDeps,
  change: CustomerChange,
  left: LeftPsid,
): Promise<CustomerChangeOutcome | 'conflict'> {
  try {
    return await endLink(deps, change, left);
  } catch (thrown) {
    if (asAppError(thrown).code === 'store_conflict') return 'conflict';
    throw thrown;
  }
}

async function endLink(
  deps: CustomerChangeDeps,
  { eventId, newImage }: CustomerChange,
  { customerId, psid }: LeftPsid,
): Promise<CustomerChangeOutcome | 'conflict'> {
  const { client, tables, clock, random } = deps;
  const state = await loadState(client, tables.conversations, psid);
  const end = endOf(state, customerId);
  if (end === undefined) return 'nothing';
  // Read after the state: were the two linked again since, either this shows it, or the commit finds the state stale.
  const customer = await findCustomer(client, tables.customers, customerId);
  if (customer?.psid === psid) return 'nothing';

  const now = clock();
  const outcome = await commit(
    { client, conversations: tables.conversations, now, random },
    {
      state,
      claim: { key: `stream:${eventId}`, record: { kind: 'link_ended', reason: end } },
      change: {
        customerId: null,
        linkedAt: null,
        linkMovedFrom: null,
        unlinkedAt: now,
        mute: null,
        parcelQuestion: null,
      },
      outgoing: [{ type: 'unlink' }, notice(end, languageOf(state, rowLocale(newImage)))],
      correlationId: eventId,
    },
  );
  return outcome === 'committed' ? end : outcome === 'duplicate' ? 'duplicate' : 'conflict';
}

/** Nothing has to be told if the chat itself ended the link, or is linked with another customer by now. */
function endOf(state: ConversationState, customerId: string): 'removed' | 'moved' | undefined {
  if (state.customerId === customerId) return 'removed';
  const unlinked = state.customerId === undefined;
  return unlinked && state.linkMovedFrom === customerId ? 'moved' : undefined;
}

function rowLocale(image: RowImage | undefined): Locale | undefined {
  const tag = image?.['locale'];
  return typeof tag === 'string' ? localeOf(tag) : undefined;
}

function notice(end: 'removed' | 'moved', locale: Locale): Outgoing {
  const texts = linkEndTexts[locale];
  return {
    type: 'message',
    content: {
      kind: 'text',
      text: texts[end],
      quickReplies: [{ title: texts.linkAgain, payload: encodeChoice({ do: 'link' }) }],
    },
    author: 'bot',
    occasion: 'update',
  };
}
