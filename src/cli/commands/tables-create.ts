import { readConfig } from '../../shared/config';
import type { Command } from '../command';
import { createTables } from '../tables/create-tables';

export const tablesCreate: Command = {
  name: 'tables create',
  summary: 'make the tables that are missing (streams, indexes, expiry); safe to repeat',
  usage: 'tables create',
  positionals: 0,
  options: {},
  optionHelp: {},
  run: async ({ dynamoDb, env }) => {
    const { tablePrefix } = readConfig(env, 'tablePrefix');
    const tables = await createTables(dynamoDb, tablePrefix);
    return { lines: tables.map(({ name, outcome }) => `${outcome}  ${name}`), data: { tables } };
  },
};
