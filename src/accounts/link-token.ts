import { MINUTE } from '../shared/clock';
import { isRandomToken, randomToken } from '../shared/random';
import type { DocumentClient } from '../store/dynamodb';
import { linkTokenKey, type LinkToken } from '../store/link-tokens';
import { loadLogin, saveOneTime } from '../store/logins';
import type { CodeTools } from './authorization-code';

export { redeemLinkToken, type LinkToken } from '../store/link-tokens';

/** From the moment at which its button is sent (facts §1.6: ten minutes at most). */
export const LINK_TOKEN_LIFETIME_MS = 10 * MINUTE;

/** Makes a one-time token that says "a login with it is for this chat". The text is returned once and stored nowhere. */
export async function issueLinkToken(
  { client, logins, now, random }: CodeTools,
  psid: string,
): Promise<string> {
  const text = randomToken(random);
  await saveOneTime(client, logins, {
    ...{ key: linkTokenKey(text), psid, createdAt: now },
    expiresAt: Math.floor((now + LINK_TOKEN_LIFETIME_MS) / 1_000),
  });
  return text;
}

/** The token, unless it is unknown, expired or used; that nobody else uses it meanwhile is for `redeemLinkToken`. */
export async function findLinkToken(
  client: DocumentClient,
  logins: string,
  text: string,
  now: number,
): Promise<LinkToken | undefined> {
  if (!isRandomToken(text)) return undefined;
  const token = await loadLogin<LinkToken>(client, logins, linkTokenKey(text));
  const isGood =
    token !== undefined && token.expiresAt > now / 1_000 && token.redeemedAt === undefined;
  return isGood ? token : undefined;
}
