import { parseParcelRow } from '../../parcels/parcel';
import { reachOf } from '../../parcels/reach';
import { UsageError, type Command } from '../command';
import { findRow, parcelTables } from '../parcels/find-row';
import { parcelFacts } from '../parcels/parcel-lines';

export const parcelsShow: Command = {
  name: 'parcels show',
  summary: 'show one parcel, what is wrong with its row, and whom a change would reach',
  usage: 'parcels show <parcelId>',
  positionals: 1,
  options: {},
  optionHelp: {},
  run: async (world, { positionals: [typed] }) => {
    if (typed === undefined) throw new UsageError('which parcel? Give its number, e.g. DL-1001');
    const row = await findRow(world, typed);
    const { parcel, faults } = parseParcelRow(row);
    const reach = parcel && (await reachOf(world.client, parcelTables(world), parcel));
    return {
      lines: parcelFacts(row, reach),
      data: { parcel: row, faults, reach: reach ?? 'row_unusable' },
    };
  },
};
