import { readParcelFile, type ParcelFile } from '../../parcels/csv/parcel-file';
import { isNamedIn, planImport, type ImportPlan } from '../../parcels/csv/plan-import';
import { importTable, writeImport, type NotWritten } from '../../parcels/csv/write-import';
import { readConfig } from '../../shared/config';
import { scanParcelRows } from '../../store/scan-parcels';
import { tableNames } from '../../store/tables';
import { UsageError, type Command, type CommandWorld } from '../command';
import { outcome, preview, refusal } from '../parcels/import-report';

export const parcelsImport: Command = {
  name: 'parcels import',
  summary: 'bring a CSV file into the parcels table; customers are told what changed for them',
  usage: 'parcels import <file.csv> [--skip-faulty] [--dry-run]',
  positionals: 1,
  options: { 'skip-faulty': { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  optionHelp: {
    'skip-faulty': 'import the other lines although some are wrong; exit code 3 then',
    'dry-run': 'say what would be done, and write nothing',
  },
  run: async (world, { options, positionals: [path] }) => {
    if (path === undefined) throw new UsageError('which file? Give the path of a CSV file');
    const file = readParcelFile(await world.readBytes(path));
    if (!file.isSound) return refusal(file.faults, false);
    const plan = await planFor(world, file);
    if (plan.faults.length > 0 && options['skip-faulty'] !== true) {
      return refusal(plan.faults, true);
    }
    if (options['dry-run'] === true) return preview(plan);
    return outcome(plan, await write(world, plan));
  },
};

/** Reads the whole table: a parcel's number may be spelled otherwise there, which no key would find. */
async function planFor({ client, env }: CommandWorld, file: ParcelFile): Promise<ImportPlan> {
  const { parcels } = tableNames(readConfig(env, 'tablePrefix').tablePrefix);
  return planImport(file, await scanParcelRows(client, parcels, isNamedIn(file)));
}

async function write(
  { client, env, sleep, terminal }: CommandWorld,
  { changes }: ImportPlan,
): Promise<readonly NotWritten[]> {
  if (changes.length === 0) return [];
  const { parcels } = tableNames(readConfig(env, 'tablePrefix').tablePrefix);
  const progress = terminal.startProgress('writing', changes.length);
  const notWritten = await writeImport(importTable(client, parcels), changes, {
    sleep,
    signal: terminal.interruption(),
    onProgress: progress.reach,
  });
  progress.end();
  return notWritten;
}
