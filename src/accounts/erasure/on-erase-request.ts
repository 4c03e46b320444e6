import { commit } from '../../delivery/commit';
import { eraseElsewhere, type ErasureDeps } from '../../delivery/erasure/erase-elsewhere';
import { staleOnConflict } from '../../delivery/stale-on-conflict';
import type { Outgoing } from '../../messenger/outgoing';
import type { Locale } from '../../shared/locale';
import type { Log } from '../../shared/log';
import { retryConflicts, type RetryDeps } from '../../shared/retry';
import type { ConversationState } from '../../store/conversation-state';
import { loadState } from '../../store/conversations';
import { findCustomer, type Customer } from '../../store/customers';
import {
  deletionDoneWrite,
  deletionQueuedWrite,
  isDeletionKey,
  loadDeletion,
  subjectOf,
  type Deletion,
} from '../../store/deletions';
import { unlinkCustomerWrite } from '../../store/link-ends';
import { canBePsid } from '../../store/psid';
import { transact } from '../../store/transaction';
import { unlinkWrites } from '../link';
import type { CustomerChange } from '../push-customer-change';
import { erasureTexts } from '../texts';

export interface EraseRequestDeps extends ErasureDeps, RetryDeps {
  readonly log: Log;
}

/** `queued`: behind the last message in the linked chat. `erased`: there is no chat. */
export type EraseRequestOutcome = 'nothing' | 'request_unknown' | 'queued' | 'duplicate' | 'erased';

/**
 * Deletes what user_login put on record as asked for by Facebook, or operations for their customer. What somebody typed into the row by hand is verified
 * against that record, and without one deletes nothing. Throws `store_…` when DynamoDB can't answer.
 */
export async function onEraseRequest(
  deps: EraseRequestDeps,
  { eventId, oldImage, newImage }: CustomerChange,
): Promise<EraseRequestOutcome> {
  const key = newImage?.['eraseRequest'];
  const customerId = newImage?.['customerId'];
  if (!isDeletionKey(key) || typeof customerId !== 'string') return 'nothing';
  if (oldImage?.['eraseRequest'] === key) return 'nothing';
  return retryConflicts(deps, () => carryOut(deps, { customerId, key, eventId }));
}

interface Asked {
  readonly customerId: string;
  /** Of the record in `logins`. */
  readonly key: string;
  readonly eventId: string;
}

interface Request extends Asked {
  readonly deletion: Deletion;
}

async function carryOut(
  deps: EraseRequestDeps,
  asked: Asked,
): Promise<EraseRequestOutcome | 'conflict'> {
  const { client, tables } = deps;
  const { customerId, key } = asked;
  const deletion = await loadDeletion(client, tables.logins, key);
  const isValid =
    deletion?.status === 'requested' && deletion.subject === subjectOf(key, customerId);
  if (!isValid) return 'request_unknown';
  const request = { ...asked, deletion };
  const customer = await findCustomer(client, tables.customers, customerId);
  const psid = customer?.psid;
  if (customer === undefined || !canBePsid(psid)) return eraseWithoutChat(deps, request, psid);
  const state = await loadState(client, tables.conversations, psid);
  return state.customerId === customer.customerId
    ? queueErasure(deps, request, customer, state)
    : eraseWithoutChat(deps, request, psid);
}

/** The chat is told, by its last message, and the same mechanism as after its own yes does the rest. */
async function queueErasure(
  { client, tables, clock, random }: EraseRequestDeps,
  { customerId, deletion, eventId }: Request,
  { locale }: Customer,
  state: ConversationState,
): Promise<EraseRequestOutcome | 'conflict'> {
  const now = clock();
  const { psid } = state;
  const outgoing: readonly Outgoing[] = [
    { type: 'unlink' },
    {
      type: 'message',
      author: 'bot',
      occasion: 'update',
      content: { kind: 'text', text: lastWords(deletion, state.locale ?? locale ?? 'en') },
    },
    { type: 'erase', askedBy: deletion.askedBy, customerId, request: deletion.key },
  ];
  const outcome = await staleOnConflict(
    commit(
      { client, conversations: tables.conversations, now, random },
      {
        state,
        claim: { key: `stream:${eventId}`, record: { kind: 'erase_request' } },
        change: {
          customerId: null,
          linkedAt: null,
          unlinkedAt: now,
          mute: null,
          parcelQuestion: null,
        },
        outgoing,
        also: [
          ...unlinkWrites(tables, { psid, customerId }),
          deletionQueuedWrite(tables.logins, deletion.key),
        ],
        correlationId: eventId,
      },
    ),
  );
  if (outcome === 'committed') return 'queued';
  return outcome === 'duplicate' ? 'duplicate' : 'conflict';
}

const lastWords = ({ askedBy }: Deletion, locale: Locale): string =>
  erasureTexts[locale][askedBy === 'operations' ? 'ordered' : 'asked'];

/** A psid that the chat itself does not agree with is nobody's confirmed chat: the row lets go of it, no more. */
async function eraseWithoutChat(
  deps: EraseRequestDeps,
  { customerId, deletion, eventId }: Request,
  psid: string | undefined,
): Promise<EraseRequestOutcome> {
  const { client, tables, clock, log } = deps;
  if (psid !== undefined) {
    await transact(client, [unlinkCustomerWrite(tables.customers, customerId, psid)]);
  }
  // The same whenever this is begun again, so that a ticket which was left half erased is found.
  const mark = deletion.key;
  const erased = await eraseElsewhere(deps, { customerIds: [customerId], mark });
  await transact(client, [deletionDoneWrite(tables.logins, deletion.key, clock())]);
  log('info', 'erased', { correlationId: eventId, kind: deletion.askedBy, ...erased });
  return 'erased';
}
