import { readConfig } from '../../shared/config';
import { tableNames } from '../../store/tables';
import type { Command } from '../command';
import { aligned, span } from '../lines';
import { withScanProgress } from '../terminal/scan-progress';
import { countTables, type Counts, type Stats } from '../stats/count-tables';

export const stats: Command = {
  name: 'stats',
  summary: 'count parcels, customers, conversations, what waits, what was sent, tickets',
  usage: 'stats',
  positionals: 0,
  options: {},
  optionHelp: {},
  run: async (world) => {
    const { client, env, clock } = world;
    const tables = tableNames(readConfig(env, 'tablePrefix').tablePrefix);
    const counted = await countTables({
      ...{ client, tables, now: clock() },
      watch: (tableName, read) => withScanProgress(world, tableName, read),
    });
    return { lines: statsLines(counted), data: counted };
  },
};

const statsLines = (counted: Stats): readonly string[] => [
  ...section('parcels', rowsOf(counted.parcels)),
  ...section('customers', rowsOf(counted.customers)),
  ...section('conversations', rowsOf(counted.conversations)),
  ...section(
    'waiting for Facebook',
    Object.entries(counted.waiting).map(([reason, { count, oldestMs }]) => [
      ...[reason, String(count), `oldest ${span(0, oldestMs)}`],
    ]),
  ),
  ...section('sent, or not, in 90 days', rowsOf(counted.settled)),
  ...section('tickets', rowsOf(counted.tickets)),
];

const rowsOf = (counts: Counts): readonly (readonly string[])[] =>
  Object.entries(counts).map(([name, count]) => [name, String(count)]);

const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] => [
  title,
  ...(rows.length === 0 ? ['  none'] : aligned(rows).map((line) => `  ${line}`)),
];
