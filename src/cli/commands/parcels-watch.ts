import { SECOND } from '../../shared/clock';
import { toJson } from '../../shared/to-json';
import { findParcelRow, listParcelRows, type RawRow } from '../../store/parcels';
import { scanParcelRows } from '../../store/scan-parcels';
import {
  optionalText,
  UsageError,
  type Command,
  type CommandInput,
  type CommandWorld,
} from '../command';
import { findRow, parcelTables } from '../parcels/find-row';
import {
  byKey,
  differenceLine,
  differences,
  type RowDifference,
  type Rows,
} from '../parcels/row-changes';

/** The whole table costs a read of each row every time. */
const USUAL_SECONDS = { some: 2, all: 10 };

export const parcelsWatch: Command = {
  name: 'parcels watch',
  summary: 'say each change of a parcel, of a customer’s or of all, until Ctrl-C',
  usage: 'parcels watch [<parcelId> | --customer <customerId>] [--every <seconds>]',
  positionals: 1,
  options: { customer: { type: 'string' }, every: { type: 'string' } },
  optionHelp: {
    customer: 'those of one customer',
    every: `how often to look; ${USUAL_SECONDS.some} s if left out, ${USUAL_SECONDS.all} s for the whole table, which is read each time`,
  },
  run: async (world, input) => {
    const { terminal, clock } = world;
    const everyMs = readEvery(input) * SECOND;
    const look = await lookerFor(world, input);
    const signal = terminal.interruption();
    const asJson = input.options['json'] === true;
    let before = byKey(await look());
    if (!asJson) terminal.print(`watching: ${before.size}; Ctrl-C ends it`);
    for (;;) {
      await terminal.pause(everyMs, signal);
      if (signal.aborted) return { lines: [], data: undefined };
      const after: Rows = byKey(await look());
      const at = new Date(clock()).toISOString();
      for (const each of differences(before, after)) {
        terminal.print(asJson ? toJson({ at, ...each }) : lineOf(at, each));
      }
      before = after;
    }
  },
};

const lineOf = (at: string, difference: RowDifference): string =>
  `${at.slice(0, 19).replace('T', ' ')}  ${differenceLine(difference)}`;

/** What is looked at every time. */
async function lookerFor(
  world: CommandWorld,
  { options, positionals: [typed] }: CommandInput,
): Promise<() => Promise<readonly RawRow[]>> {
  const { client } = world;
  const { parcels } = parcelTables(world);
  const customer = optionalText(options, 'customer');
  if (customer !== undefined) return () => listParcelRows(client, parcels, customer, Infinity);
  if (typed === undefined) return () => scanParcelRows(client, parcels);
  const parcelId = String((await findRow(world, typed))['parcelId']);
  return async () => {
    const row = await findParcelRow(client, parcels, parcelId);
    return row === undefined ? [] : [row];
  };
}

function readEvery({ options, positionals }: CommandInput): number {
  const isAll = positionals.length === 0 && optionalText(options, 'customer') === undefined;
  const typed = optionalText(options, 'every') ?? String(USUAL_SECONDS[isAll ? 'all' : 'some']);
  if (!/^[1-9]\d{0,3}$/.test(typed)) {
    throw new UsageError('--every must be a whole number of seconds, from 1 to 9999');
  }
  return Number(typed);
}
