import { readStatus, STATUSES, type ParcelStatus } from '../../parcels/status';
import { listParcelRows, type RawRow } from '../../store/parcels';
import { findParcelRows } from '../../store/scan-parcels';
import {
  optionalText,
  UsageError,
  type Command,
  type CommandWorld,
  type OptionValues,
} from '../command';
import { parcelTables } from '../parcels/find-row';
import { parcelLines } from '../parcels/parcel-lines';

const USUAL_LIMIT = 100;

export const parcelsList: Command = {
  name: 'parcels list',
  summary: 'list parcels; without --customer it reads the table until it has enough',
  usage: 'parcels list [--customer <customerId>] [--status <status>] [--limit <number>]',
  positionals: 0,
  options: {
    customer: { type: 'string' },
    status: { type: 'string' },
    limit: { type: 'string' },
  },
  optionHelp: {
    customer: 'those of one customer',
    status: `those of one status: ${STATUSES.join(', ')}`,
    limit: `how many at most; ${USUAL_LIMIT} if left out`,
  },
  run: async (world, { options }) => {
    const limit = readLimit(options);
    const found = await findRows(world, options, limit + 1);
    const parcels = found.slice(0, limit);
    const more = found.length > limit ? ['there are more; --limit shows them'] : [];
    return {
      lines: [...parcelLines(parcels), ...more],
      data: { parcels, more: more.length > 0 },
    };
  },
};

async function findRows(
  world: CommandWorld,
  options: OptionValues,
  limit: number,
): Promise<readonly RawRow[]> {
  const { parcels } = parcelTables(world);
  const status = readStatusOption(options);
  const isAsked = (row: RawRow): boolean =>
    status === undefined || readStatus(String(row['status'])) === status;
  const customer = optionalText(options, 'customer');
  if (customer === undefined) return findParcelRows(world.client, parcels, isAsked, limit);
  const rows = await listParcelRows(world.client, parcels, customer, Infinity);
  return rows.filter(isAsked).slice(0, limit);
}

function readStatusOption(options: OptionValues): ParcelStatus | undefined {
  const typed = optionalText(options, 'status');
  const status = typed === undefined ? undefined : readStatus(typed);
  if (typed !== undefined && status === undefined) {
    throw new UsageError(`--status must be one of: ${STATUSES.join(', ')}`);
  }
  return status;
}

function readLimit(options: OptionValues): number {
  const typed = optionalText(options, 'limit') ?? String(USUAL_LIMIT);
  if (!/^[1-9]\d{0,6}$/.test(typed)) throw new UsageError('--limit must be a whole number from 1');
  return Number(typed);
}
