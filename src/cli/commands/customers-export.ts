import { gatherCustomer } from '../../delivery/export/gather-customer';
import { readConfig } from '../../shared/config';
import { toJson } from '../../shared/to-json';
import type { Command } from '../command';
import { customerTables, noSuchCustomer, readCustomerId } from '../customers/customer-world';
import { loadSettings } from '../settings';

export const customersExport: Command = {
  name: 'customers export',
  summary: 'all that is stored about a customer, as JSON, as “send me my data” gives it',
  usage: 'customers export <customerId> [--stage <name>] > <file.json>',
  positionals: 1,
  options: { stage: { type: 'string' } },
  optionHelp: { stage: 'whose secrets tell FB_APP_ID, by which our own echoes are known' },
  run: async (world, input) => {
    const customerId = readCustomerId(input);
    const { appId } = readConfig(await loadSettings(world, input.options), 'appId');
    const tools = { appId, client: world.client, tables: customerTables(world) };
    const data = await gatherCustomer(tools, customerId, world.clock());
    if (data === undefined) throw noSuchCustomer(customerId);
    return { lines: [toJson(data, 2)], data };
  },
};
