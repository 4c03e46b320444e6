import { DAY, MINUTE } from '../shared/clock';
import { randomToken } from '../shared/random';
import type { DocumentClient } from '../store/dynamodb';
import {
  loadReference,
  referenceKey,
  saveOneTime,
  type Reference,
  type Referent,
} from '../store/logins';
import type { CodeTools } from './authorization-code';

export type { Reference, Referent } from '../store/logins';

/**
 * How long a reference can be opened, in milliseconds. One to an account leads to a link, so it lives as long as a
 * login should. One to an order waits on the page that confirms the order, which people come back to the same day.
 */
export const REFERENCE_LIFETIMES_MS: Readonly<Record<Referent['kind'], number>> = {
  account: 15 * MINUTE,
  order: DAY,
};

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
  const expiresAtSeconds = Math.floor((now + REFERENCE_LIFETIMES_MS[referent.kind]) / 1_000);
  await saveOneTime(client, logins, {
    ...referent,
    key: referenceKey(text),
    createdAt: now,
    expiresAt: expiresAtSeconds,
  });
  return { text, expiresAt: expiresAtSeconds * 1_000 };
}

const REFERENCE = /^[A-Za-z0-9_-]{43}$/;

/** Links to the Page may carry other refs, of a poster or an advert: those are none of ours. */
export const canBeReference = (text: string): boolean => REFERENCE.test(text);

/** The reference, unless it is unknown or expired (DynamoDB removes expired items late). */
export async function findReference(
  client: DocumentClient,
  logins: string,
  text: string,
  now: number,
): Promise<Reference | undefined> {
  const reference = await loadReference(client, logins, text);
  return reference !== undefined && reference.expiresAt > now / 1_000 ? reference : undefined;
}

/** Whether this person may open the reference: nobody else has. */
export const isOpenableBy = ({ redeemedBy }: Reference, psid: string): boolean =>
  redeemedBy === undefined || redeemedBy === psid;
