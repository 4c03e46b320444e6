import { readParcelFile } from '../../parcels/csv/parcel-file';
import { isNamedIn, planImport } from '../../parcels/csv/plan-import';
import { importTable } from '../../parcels/csv/write-import';
import { scanParcelRows } from '../../store/scan-parcels';
import { importCommand } from '../import/import-command';

export const parcelsImport = importCommand({
  name: 'parcels import',
  summary: 'bring a CSV file into the parcels table; customers are told what changed for them',
  key: 'parcelId',
  read: readParcelFile,
  // The whole table is read: a parcel's number may be spelled otherwise there, which no key would find.
  plan: async ({ client, tables }, file) =>
    planImport(file, await scanParcelRows(client, tables.parcels, isNamedIn(file))),
  table: ({ client, tables }) => importTable(client, tables.parcels),
});
