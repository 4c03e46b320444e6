import { AppError } from '../shared/errors';
import type { Locale } from '../shared/locale';
import { randomId, type RandomBytes } from '../shared/random';
import { findCredentials, insertCustomer } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import { isEmail, normalizeEmail } from './email';
import { hashPassword, PASSWORD_LENGTH } from './password';

export interface NewCustomer {
  readonly email: string;
  readonly name: string;
  /** Default: `C-` and 16 random characters. */
  readonly customerId?: string;
  readonly locale?: Locale;
  /** Without one the customer can't log in with a password. */
  readonly password?: { readonly text: string; readonly pepper: string };
}

export interface AddCustomerDeps {
  readonly client: DocumentClient;
  readonly customers: string;
  readonly random: RandomBytes;
}

/**
 * Adds a customer and answers the id. Throws `input_invalid`, with a message for operations that quotes nothing of the
 * input, for a bad or taken e-mail, a taken id, an empty name or a password of a wrong length.
 */
export async function addCustomer(deps: AddCustomerDeps, given: NewCustomer): Promise<string> {
  const email = normalizeEmail(given.email);
  const name = given.name.trim();
  const customerId = given.customerId?.trim() ?? `C-${randomId(deps.random)}`;
  requireThat(isEmail(email), 'This is no e-mail address');
  requireThat(name !== '', 'The name is empty');
  requireThat(customerId !== '', 'The customer id is empty');
  if (given.password !== undefined) requirePasswordLength(given.password.text);
  await requireFreeEmail(deps, email);

  const passwordHash = given.password && {
    passwordHash: await hashPassword(given.password.text, given.password.pepper),
  };
  const locale = given.locale && { locale: given.locale };
  const row = { customerId, email, name, ...locale, ...passwordHash };
  requireThat(
    await insertCustomer(deps.client, deps.customers, row),
    'This customer id is taken; give another one',
  );
  return customerId;
}

/** Best effort: the index lags, and rows are typed by hand too. The login refuses an e-mail that two rows have. */
async function requireFreeEmail(deps: AddCustomerDeps, email: string): Promise<void> {
  const holders = await findCredentials(deps.client, deps.customers, email);
  requireThat(holders.length === 0, 'Another customer has this e-mail address');
}

function requirePasswordLength(password: string): void {
  const { minimum, maximum } = PASSWORD_LENGTH;
  requireThat(
    password.length >= minimum && password.length <= maximum,
    `The password must have ${minimum} to ${maximum} characters`,
  );
}

function requireThat(holds: boolean, message: string): void {
  if (!holds) throw new AppError('input_invalid', message, false);
}
