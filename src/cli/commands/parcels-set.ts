import { STATUSES } from '../../parcels/status';
import { readConfig } from '../../shared/config';
import { changeParcelRow } from '../../store/parcels';
import { tableNames } from '../../store/tables';
import {
  optionalText,
  requiredText,
  UsageError,
  type Command,
  type OptionValues,
} from '../command';

const FIELDS = {
  customer: 'customerId',
  carrier: 'carrier',
  'expected-delivery': 'expectedDelivery',
  location: 'location',
  note: 'note',
} as const;

export const parcelsSet: Command = {
  name: 'parcels set',
  summary: 'make or change one parcel; the customer is told',
  usage: 'parcels set <parcelId> --status <status> [--customer <customerId>]',
  positionals: 1,
  options: {
    status: { type: 'string' },
    customer: { type: 'string' },
    carrier: { type: 'string' },
    'expected-delivery': { type: 'string' },
    location: { type: 'string' },
    note: { type: 'string' },
  },
  optionHelp: {
    status: STATUSES.join(', '),
    customer: 'the customer it belongs to',
    carrier: 'who carries it',
    'expected-delivery': 'a date (2026-12-24) or words',
    location: 'where it is',
    note: 'a sentence for the customer',
  },
  run: async ({ client, env, clock }, { options, positionals }) => {
    const [given] = positionals;
    if (given === undefined)
      throw new UsageError('which parcel? parcels set <parcelId> --status …');
    const parcelId = given.trim();
    const fields = { status: readStatus(options), ...readFields(options) };
    const { tablePrefix } = readConfig(env, 'tablePrefix');
    const changes = { ...fields, updatedAt: new Date(clock()).toISOString() };
    await changeParcelRow(client, tableNames(tablePrefix).parcels, parcelId, changes);
    return {
      lines: [`${parcelId} is now ${fields.status}`],
      data: { parcelId, ...fields },
    };
  },
};

function readStatus(options: OptionValues): string {
  const status = requiredText(options, 'status')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (!STATUSES.some((known) => known === status)) {
    throw new UsageError(`--status must be one of: ${STATUSES.join(', ')}`);
  }
  return status;
}

const readFields = (options: OptionValues): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(FIELDS).flatMap(([option, attribute]) => {
      const value = optionalText(options, option);
      return value === undefined ? [] : [[attribute, value]];
    }),
  );
