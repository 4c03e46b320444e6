import type { CsvFile } from '../../shared/csv/csv-file';
import type { ImportPlan } from '../../shared/csv/import-plan';
import { writeRows, type ImportTable, type NotWritten } from '../../shared/csv/write-import';
import { readConfig } from '../../shared/config';
import { tableNames, type TableNames } from '../../store/tables';
import { UsageError, type Command, type CommandWorld } from '../command';
import { outcome, preview, refusal, type KeyedChange } from './import-report';

/** What tells one import from another. */
export interface Import<Key extends string, Row, Change extends KeyedChange<Key>> {
  readonly name: string;
  readonly summary: string;
  /** The column that names the row. */
  readonly key: Key;
  readonly read: (bytes: Uint8Array) => CsvFile<Row>;
  readonly plan: (at: ImportPlace, file: CsvFile<Row>) => Promise<ImportPlan<Change>>;
  readonly table: (at: ImportPlace) => ImportTable;
}

export interface ImportPlace {
  readonly client: CommandWorld['client'];
  readonly tables: TableNames;
}

/** A command that brings a CSV file into a table: all is checked, against the table too, before anything is written. */
export function importCommand<Key extends string, Row, Change extends KeyedChange<Key>>(
  what: Import<Key, Row, Change>,
): Command {
  return {
    name: what.name,
    summary: what.summary,
    usage: `${what.name} <file.csv> [--skip-faulty] [--dry-run]`,
    positionals: 1,
    options: { 'skip-faulty': { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    optionHelp: {
      'skip-faulty': 'import the other lines although some are wrong; exit code 3 then',
      'dry-run': 'say what would be done, and write nothing',
    },
    run: async (world, { options, positionals: [path] }) => {
      if (path === undefined) throw new UsageError('which file? Give the path of a CSV file');
      const file = what.read(await world.readBytes(path));
      if (!file.isSound) return refusal(file.faults, false);
      const { tablePrefix } = readConfig(world.env, 'tablePrefix');
      const at = { client: world.client, tables: tableNames(tablePrefix) };
      const plan = await what.plan(at, file);
      if (plan.faults.length > 0 && options['skip-faulty'] !== true) {
        return refusal(plan.faults, true);
      }
      if (options['dry-run'] === true) return preview(plan);
      return outcome(what.key, plan, await write(world, what.key, what.table(at), plan));
    },
  };
}

async function write<Key extends string, Change extends KeyedChange<Key>>(
  { sleep, terminal }: CommandWorld,
  key: Key,
  table: ImportTable,
  { changes }: ImportPlan<Change>,
): Promise<readonly NotWritten<Change>[]> {
  if (changes.length === 0) return [];
  const progress = terminal.startProgress('writing', changes.length);
  const notWritten = await writeRows(table, changes, (change) => change[key], {
    sleep,
    signal: terminal.interruption(),
    onProgress: progress.reach,
  });
  progress.end();
  return notWritten;
}
