import { createHmac } from 'node:crypto';
import { compare, getRounds, hash } from 'bcryptjs';

/** bcrypt's work factor; below 10 OWASP calls it too cheap, at 12 Lambda needs 1 GB for an answer within a second. */
export const PASSWORD_COST = 10;

/** ASVS 6.2.1 and 6.2.9: at least 8 characters, long ones welcome; the upper limit only bounds our own work. */
export const PASSWORD_LENGTH = { minimum: 8, maximum: 1_024 } as const;

/** A hash as bcrypt writes it. A cost above 14 takes seconds: nobody but a typing error puts one into a row. */
const USABLE_HASH = /^\$2[aby]\$(?:0[4-9]|1[0-4])\$[./A-Za-z0-9]{53}$/;

/** Belongs to no password, and comparing with it costs what comparing with a real hash of the current cost does. */
const DECOY_HASH = `$2b$${String(PASSWORD_COST)}$${'.'.repeat(53)}`;

/** What the table keeps of a password. `pepper` is the key of the HMAC before bcrypt; `cost` is lower in tests only. */
export const hashPassword = (
  password: string,
  pepper: string,
  cost: number = PASSWORD_COST,
): Promise<string> => hash(prehash(password, pepper), cost);

/**
 * Whether the password belongs to the hash. Without a usable hash (unknown e-mail, a row typed by hand) it takes the
 * time of a wrong password and answers false, so that the time tells nobody who is a customer (ASVS 6.3.8).
 */
export async function verifyPassword(
  password: string,
  passwordHash: string | undefined,
  pepper: string,
): Promise<boolean> {
  const usable = passwordHash !== undefined && USABLE_HASH.test(passwordHash);
  const text = prehash(password, pepper);
  const matches = await compare(text, usable ? passwordHash : DECOY_HASH);
  // A cheap hash is answered too soon; after a match its owner's password is hashed anew, which takes as long.
  if (usable && !matches && needsRehash(passwordHash)) await compare(text, DECOY_HASH);
  return usable && matches;
}

/** Whether a hash that just matched was made with less work than we ask for today. */
export const needsRehash = (passwordHash: string): boolean =>
  getRounds(passwordHash) < PASSWORD_COST;

/**
 * bcrypt reads 72 bytes and stops at a NUL; 64 base64 characters stay below both limits, and the key keeps a stolen
 * table useless without the pepper (OWASP Password Storage: `base64(hmac-sha384(pepper))`).
 */
export const prehash = (password: string, pepper: string): string =>
  createHmac('sha384', pepper).update(password, 'utf8').digest('base64');
