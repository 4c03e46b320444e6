import type { Log } from '../shared/log';
import { findCredentials, replacePasswordHash, type Credentials } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';
import { hashPassword, needsRehash, verifyPassword } from './password';

export interface AuthenticateDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers'>;
  readonly pepper: string;
  readonly log: Log;
}

/**
 * The customer with this e-mail and password. Whoever it is not: one query and one bcrypt comparison, so that neither
 * answer nor time tell whether the e-mail is known (ASVS 6.3.8).
 */
export async function authenticate(
  deps: AuthenticateDeps,
  email: string,
  password: string,
): Promise<Credentials | undefined> {
  const found = await findCredentials(deps.client, deps.tables.customers, email);
  const candidate = only(found);
  if (found.length > 1) deps.log('error', 'login_email_ambiguous', { table: 'customers' });

  const matches = await verifyPassword(password, candidate?.passwordHash, deps.pepper);
  if (!matches || candidate?.passwordHash === undefined) return undefined;
  await strengthen(deps, candidate.customerId, candidate.passwordHash, password);
  return candidate;
}

/** Two rows with one e-mail: nobody can say who is asking, so nobody gets in. */
const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

/** The one moment at which the password is at hand to hash it with more work. */
async function strengthen(
  { client, tables, pepper }: AuthenticateDeps,
  customerId: string,
  seen: string,
  password: string,
): Promise<void> {
  if (!needsRehash(seen)) return;
  const next = await hashPassword(password, pepper);
  await replacePasswordHash(client, tables.customers, customerId, { seen, next });
}
