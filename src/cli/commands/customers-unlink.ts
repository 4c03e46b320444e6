import { findCustomer } from '../../store/customers';
import { unlinkCustomer } from '../../store/link-ends';
import type { Command } from '../command';
import { customerTables, noSuchCustomer, readCustomerId } from '../customers/customer-world';

export const customersUnlink: Command = {
  name: 'customers unlink',
  summary: 'end the link between a customer and their chat; the chat is told',
  usage: 'customers unlink <customerId>',
  positionals: 1,
  options: {},
  optionHelp: {},
  run: async (world, input) => {
    const customerId = readCustomerId(input);
    const { customers } = customerTables(world);
    const unlinked = await unlinkCustomer(world.client, customers, customerId);
    if (!unlinked && (await findCustomer(world.client, customers, customerId)) === undefined) {
      throw noSuchCustomer(customerId);
    }
    return {
      lines: [
        unlinked
          ? `unlinked  ${customerId}; the chat and Facebook are told`
          : `${customerId} was not linked`,
      ],
      data: { customerId, unlinked },
    };
  },
};
