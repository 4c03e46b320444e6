import { DAY, MINUTE } from '../shared/clock';
import { AppError } from '../shared/errors';
import { isRandomToken, randomToken } from '../shared/random';
import { chatCodeKey, loadReferenceByChatCode } from '../store/chat-codes';
import type { DocumentClient } from '../store/dynamodb';
import {
  loadReference,
  oneTimeWrite,
  referenceKey,
  saveOneTime,
  type AccountReferent,
  type Reference,
  type Referent,
} from '../store/logins';
import { transact } from '../store/transaction';
import type { CodeTools } from './authorization-code';
import { newChatCode, spelledChatCode } from './chat-code';

export type { Reference, Referent } from '../store/logins';

/**
 * How long a reference can be opened, in milliseconds. One to an account leads to a link, so it lives as long as a
 * login should. One to an order waits on the page that confirms the order, which people come back to the same day.
 */
export const REFERENCE_LIFETIMES_MS: Readonly<Record<Referent['kind'], number>> = {
  account: 15 * MINUTE,
  order: DAY,
};

/** One that completes a login for a certain chat: as long as the link token before it (facts §1.6). */
export const BOUND_REFERENCE_LIFETIME_MS = 10 * MINUTE;

const lifetimeOf = (referent: Referent): number =>
  boundPsid(referent) === undefined
    ? REFERENCE_LIFETIMES_MS[referent.kind]
    : BOUND_REFERENCE_LIFETIME_MS;

export interface IssuedReference {
  /** For `m.me/<page>?ref=` and the plugin's `data-ref`: within the alphabet and length of both (facts §7). */
  readonly text: string;
  /** Milliseconds. */
  readonly expiresAt: number;
}

/** Makes a one-time reference. The text is returned once and stored nowhere; it says nothing of what it stands for. */
export async function issueReference(
  { client, logins, now, random }: CodeTools,
  referent: Referent,
): Promise<IssuedReference> {
  const text = randomToken(random);
  const reference = newReference(text, referent, now);
  await saveOneTime(client, logins, reference);
  return { text, expiresAt: reference.expiresAt * 1_000 };
}

export interface TypeableReference extends IssuedReference {
  /** To be typed in the chat instead, where the app drops the reference (facts §7): spelled for reading. */
  readonly chatCode: string;
}

/** Makes a reference to an account that can be typed too; whichever of the two is used, both are. */
export async function issueTypeableReference(
  { client, logins, now, random }: CodeTools,
  referent: AccountReferent,
): Promise<TypeableReference> {
  const [text, code] = [randomToken(random), newChatCode(random)];
  const reference = newReference(text, referent, now);
  const { key, createdAt, expiresAt } = reference;
  const saved = await transact(client, [
    oneTimeWrite(logins, reference),
    oneTimeWrite(logins, {
      ...{ key: chatCodeKey(code), reference: key, createdAt, expiresAt },
      customerId: referent.customerId,
    }),
  ]);
  if (!saved.committed) throw new AppError('store_conflict', 'A chat code was drawn twice', true);
  return { text, chatCode: spelledChatCode(code), expiresAt: expiresAt * 1_000 };
}

const newReference = (text: string, referent: Referent, now: number): Reference => ({
  ...referent,
  key: referenceKey(text),
  createdAt: now,
  expiresAt: Math.floor((now + lifetimeOf(referent)) / 1_000),
});

/** Links to the Page may carry other refs, of a poster or an advert: those are none of ours. */
export const canBeReference = isRandomToken;

/** The reference, unless it is unknown or expired (DynamoDB removes expired items late). */
export async function findReference(
  client: DocumentClient,
  logins: string,
  text: string,
  now: number,
): Promise<Reference | undefined> {
  return living(await loadReference(client, logins, text), now);
}

/** The reference that a typed code stands for (`readChatCode`), on the same terms. */
export async function findReferenceByChatCode(
  client: DocumentClient,
  logins: string,
  code: string,
  now: number,
): Promise<Reference | undefined> {
  return living(await loadReferenceByChatCode(client, logins, code), now);
}

const living = (reference: Reference | undefined, now: number): Reference | undefined =>
  reference !== undefined && reference.expiresAt > now / 1_000 ? reference : undefined;

/** Whether this person may open the reference: it is not for, nor was opened by, somebody else. */
export const isOpenableBy = (reference: Reference, psid: string): boolean =>
  [boundPsid(reference), reference.redeemedBy].every(
    (owner) => owner === undefined || owner === psid,
  );

/** Whose chat asked for the login that the reference completes. */
export const boundPsid = (referent: Referent): string | undefined =>
  referent.kind === 'account' ? referent.psid : undefined;
