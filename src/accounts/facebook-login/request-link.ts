import { MINUTE, type Clock } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import { retryConflicts, type RetryDeps } from '../../shared/retry';
import type { DocumentClient } from '../../store/dynamodb';
import { newLinkRequestKey, requestLinkWrites } from '../../store/link-requests';
import type { TableNames } from '../../store/tables';
import { tryTransaction } from '../../store/try-transaction';

export interface RequestLinkDeps extends RetryDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'logins'>;
  readonly clock: Clock;
}

/** parcel_push takes seconds; a request that lay about for longer must not undo what was decided since. */
export const LINK_REQUEST_LIFETIME_MS = 10 * MINUTE;

/** Has parcel_push link the two. Throws a retryable `store_conflict` when the asid is not that customer's any more. */
export async function requestLink(
  deps: RequestLinkDeps,
  person: { readonly customerId: string; readonly psid: string; readonly asid: string },
): Promise<void> {
  const { client, tables, clock, random } = deps;
  const { customerId, psid, asid } = person;
  const expiresAt = Math.floor((clock() + LINK_REQUEST_LIFETIME_MS) / 1_000);
  const key = newLinkRequestKey(random);
  const requested = { key, customerId, psid, via: 'facebook_login', expiresAt } as const;
  const outcome = await retryConflicts(deps, async () => {
    const tried = await tryTransaction(client, requestLinkWrites(tables, requested, asid));
    if (tried === 'conflict') return tried;
    return tried.committed ? 'requested' : 'refused';
  });
  if (outcome === 'refused') {
    throw new AppError('store_conflict', 'The customer changed hands meanwhile', true);
  }
}
