import { DAY, HOUR, MINUTE, SECOND } from '../shared/clock';
import {
  countAttempt,
  trustCounter,
  type AttemptLimit,
  type CounterTools,
} from '../store/attempt-counters';
import { attemptsKey } from '../store/logins';
import { subscriberOf } from './source-address';

/** Who tries to log in as whom. Unknown e-mails are counted like known ones, so a refusal tells nothing (ASVS 6.3.8). */
export interface Guess {
  /** Trimmed and in lower case. */
  readonly email: string;
  readonly sourceAddress: string;
}

export type Admission =
  { readonly admitted: true } | { readonly admitted: false; readonly retryAfterSeconds: number };

/**
 * The strict limit is on one address guessing at one account, so a stranger does not lock out the owner, who is
 * elsewhere. The account's own limit bounds what many addresses guess together; an address from which the owner has
 * logged in is exempt from it, so not even a botnet locks out the owner there (ASVS 6.1.1, OWASP throttling).
 */
export const ATTEMPT_LIMITS = {
  pair: { maximum: 10, windowMs: 15 * MINUTE, prolonged: true },
  account: { maximum: 100, windowMs: HOUR, prolonged: true },
  // Not prolonged: behind one address of a mobile network somebody mistypes at all hours.
  address: { maximum: 300, windowMs: 15 * MINUTE, prolonged: false },
} as const satisfies Readonly<Record<string, AttemptLimit>>;

const TRUST_MS = 30 * DAY;

/**
 * Counts one guess, before its password is looked at. The pair comes first, so that guesses which it refuses use up
 * neither the account's nor the address's limit.
 */
export async function admitGuess(tools: CounterTools, guess: Guess): Promise<Admission> {
  const pair = await countAttempt(tools, pairKey(guess), ATTEMPT_LIMITS.pair);
  if (!pair.counted) return refusedUntil(pair.opensAt, tools.now);

  const address = await countAttempt(tools, addressKey(guess), ATTEMPT_LIMITS.address);
  if (!address.counted) return refusedUntil(address.opensAt, tools.now);
  if (pair.trusted) return { admitted: true };

  const account = await countAttempt(tools, accountKey(guess), ATTEMPT_LIMITS.account);
  return account.counted ? { admitted: true } : refusedUntil(account.opensAt, tools.now);
}

/** Counts one login that names no account, e.g. with Facebook: it uses up the address' part only. */
export async function admitAddress(tools: CounterTools, sourceAddress: string): Promise<Admission> {
  const address = await countAttempt(tools, addressKey({ sourceAddress }), ATTEMPT_LIMITS.address);
  return address.counted ? { admitted: true } : refusedUntil(address.opensAt, tools.now);
}

/** After the right password: the pair starts from nothing, and is trusted for 30 days. */
export const recordSuccess = (tools: CounterTools, guess: Guess): Promise<void> =>
  trustCounter(tools, pairKey(guess), tools.now + TRUST_MS);

const pairKey = ({ email, sourceAddress }: Guess): string =>
  attemptsKey(JSON.stringify(['pair', email, subscriberOf(sourceAddress)]));
const accountKey = ({ email }: Guess): string => attemptsKey(JSON.stringify(['account', email]));
const addressKey = ({ sourceAddress }: Pick<Guess, 'sourceAddress'>): string =>
  attemptsKey(JSON.stringify(['address', subscriberOf(sourceAddress)]));

const refusedUntil = (opensAt: number, now: number): Admission => ({
  admitted: false,
  retryAfterSeconds: Math.max(1, Math.ceil((opensAt - now) / SECOND)),
});
