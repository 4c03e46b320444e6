import { orderErasure } from '../../accounts/erasure/order-erasure';
import { UsageError, type Command } from '../command';
import { customerTables, noSuchCustomer, readCustomerId } from '../customers/customer-world';

export const customersErase: Command = {
  name: 'customers erase',
  summary: 'delete all that came from a customer’s Messenger; account and parcels stay',
  usage: 'customers erase <customerId> --yes',
  positionals: 1,
  options: { yes: { type: 'boolean' } },
  optionHelp: {
    yes: 'that it is meant: transcript, link and tickets’ texts can’t be brought back',
  },
  run: async (world, input) => {
    const customerId = readCustomerId(input);
    if (input.options['yes'] !== true) {
      throw new UsageError(
        `this deletes ${customerId}’s transcript, link and tickets’ texts for good: say --yes if it is meant`,
      );
    }
    const { client, clock, random } = world;
    const code = await orderErasure(
      { client, clock, random, tables: customerTables(world) },
      customerId,
    );
    if (code === undefined) throw noSuchCustomer(customerId);
    return {
      lines: [
        `erasing  ${customerId}; a linked chat is told first`,
        `status   GET /data-deletion/${code}`,
      ],
      data: { customerId, code },
    };
  },
};
