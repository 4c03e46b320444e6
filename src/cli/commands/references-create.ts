import { issueReference } from '../../accounts/reference';
import { readConfig } from '../../shared/config';
import { AppError } from '../../shared/errors';
import { findCustomer } from '../../store/customers';
import { tableNames } from '../../store/tables';
import {
  optionalText,
  requiredText,
  UsageError,
  type Command,
  type OptionValues,
} from '../command';

/** It is said to the person as it stands here, in a sentence. */
const ORDER_NUMBER = /^[\p{L}\p{N}][\p{L}\p{N} ._/#-]{0,63}$/u;

export const referencesCreate: Command = {
  name: 'references create',
  summary: 'make a one-time reference that brings an order into Messenger',
  usage: 'references create --order <number> [--customer <customerId>]',
  positionals: 0,
  options: { order: { type: 'string' }, customer: { type: 'string' } },
  optionHelp: {
    order: 'the order’s number, as its customer knows it; the chat confirms it',
    customer: 'who was logged in when ordering; the chat asks whether to link them',
  },
  run: async ({ client, env, clock, random }, { options }) => {
    const orderId = readOrder(options);
    const customerId = optionalText(options, 'customer');
    const { customers, logins } = tableNames(readConfig(env, 'tablePrefix').tablePrefix);
    if (customerId !== undefined && !(await findCustomer(client, customers, customerId))) {
      throw new AppError('input_invalid', 'There is no customer with this id', false);
    }
    const { text, expiresAt } = await issueReference(
      { client, logins, now: clock(), random },
      { kind: 'order', orderId, ...(customerId === undefined ? {} : { customerId }) },
    );
    const until = new Date(expiresAt).toISOString();
    return {
      lines: [
        `reference  ${text}`,
        `expires    ${until}`,
        'Put it into data-ref of the Send to Messenger plugin, or behind m.me/<page>?ref=; it can be opened by one person.',
      ],
      data: { reference: text, expiresAt: until },
    };
  },
};

function readOrder(options: OptionValues): string {
  const order = requiredText(options, 'order');
  if (!ORDER_NUMBER.test(order)) {
    throw new UsageError(
      '--order must be at most 64 letters, digits, blanks and . _ / # -, and begin with a letter or digit',
    );
  }
  return order;
}
