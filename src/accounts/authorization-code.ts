import { MINUTE } from '../shared/clock';
import { randomToken, type RandomBytes } from '../shared/random';
import type { DocumentClient } from '../store/dynamodb';
import { codeKey, loadCode, saveOneTime, type AuthorizationCode } from '../store/logins';

export { redeemWrite, type AuthorizationCode } from '../store/logins';

/** As long as Facebook's own account_linking_token lives (facts §1.2); the design's limit is ten minutes. */
export const CODE_LIFETIME_MS = 5 * MINUTE;

/** What making a one-time code or reference takes. `now` in milliseconds. */
export interface CodeTools {
  readonly client: DocumentClient;
  readonly logins: string;
  readonly now: number;
  readonly random: RandomBytes;
}

/**
 * Makes a one-time code that says "the bearer logged in as this customer". The text is returned once and stored
 * nowhere. With a psid nobody else can redeem it.
 */
export async function issueCode(
  { client, logins, now, random }: CodeTools,
  customerId: string,
  psid: string | undefined,
): Promise<string> {
  const codeText = randomToken(random);
  await saveOneTime(client, logins, {
    key: codeKey(codeText),
    customerId,
    ...(psid === undefined ? {} : { psid }),
    createdAt: now,
    expiresAt: Math.floor((now + CODE_LIFETIME_MS) / 1_000),
  });
  return codeText;
}

/**
 * The code, unless it is unknown or expired (DynamoDB removes expired items late). Whose it is and whether it was
 * redeemed is for the caller to say, and for `redeemWrite` to make sure of.
 */
export async function findCode(
  client: DocumentClient,
  logins: string,
  codeText: string,
  now: number,
): Promise<AuthorizationCode | undefined> {
  const code = await loadCode(client, logins, codeText);
  return code !== undefined && code.expiresAt > now / 1_000 ? code : undefined;
}

/** Whether this person may redeem the code: it is not bound to, nor was redeemed by, somebody else. */
export const isRedeemableBy = (code: AuthorizationCode, psid: string): boolean =>
  [code.psid, code.redeemedBy].every((owner) => owner === undefined || owner === psid);

/**
 * Whether the code was redeemed and its link has ended since. Facebook redelivers, so a redeemed code may come again;
 * but not to tie anew what was undone. `linkedCustomerId`: whom both ends of the person's link name now.
 */
export const isSpent = (code: AuthorizationCode, linkedCustomerId: string | undefined): boolean =>
  code.redeemedBy !== undefined && linkedCustomerId !== code.customerId;
