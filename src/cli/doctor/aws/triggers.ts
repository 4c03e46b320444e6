import {
  ListEventSourceMappingsCommand,
  type EventSourceMappingConfiguration,
} from '@aws-sdk/client-lambda';
import filters from '../../../../infra/streams.json';
import { TABLES, type Table } from '../../../store/tables';
import type { Check } from '../check';
import { faultless, notChecked } from '../finding';
import type { DoctorWorld } from '../world';
import { presentTables } from './tables';

type Mapping = EventSourceMappingConfiguration;

const WANTED: Readonly<Partial<Record<Table, readonly object[]>>> = filters;

/**
 * Each stream invokes parcel_push, once, for what concerns it. A table that was made anew has another stream, which
 * the mapping of the old one does not read: changes are then pushed by nobody, and nothing fails.
 */
export const triggers: Check = {
  name: 'triggers',
  asks: 'aws',
  run: async (world) => {
    const { stage } = world;
    if (stage === undefined) return notChecked('no stage was named (--stage)');
    const prefix = await world.tablePrefix();
    const present = await presentTables(world);
    const faults = await Promise.all(
      TABLES.map(async (table) => {
        const stream = present.find(({ name }) => name === `${prefix}${table}`)?.have;
        const patterns = WANTED[table];
        if (patterns === undefined || stream?.LatestStreamArn === undefined) return [];
        const mappings = await listMappings(world, stream.LatestStreamArn);
        return faultsOf(table, patterns, mappings.filter(isOurs(stage)));
      }),
    );
    return faultless(
      faults.flat(),
      'npm run deploy makes infra/triggers.yaml’s; one that was switched off is switched on in the console of Lambda',
      'each stream invokes parcel_push',
    );
  },
};

async function listMappings(
  { lambda }: DoctorWorld,
  streamArn: string,
): Promise<readonly Mapping[]> {
  const { EventSourceMappings = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ EventSourceArn: streamArn }),
  );
  return EventSourceMappings;
}

const isOurs =
  (stage: string) =>
  ({ FunctionArn = '' }: Mapping): boolean =>
    FunctionArn.endsWith(`:parcel-messenger-${stage}-parcel_push:${stage}`);

function faultsOf(
  table: Table,
  patterns: readonly object[],
  mappings: readonly Mapping[],
): readonly string[] {
  const [mapping, ...others] = mappings;
  if (mapping === undefined) return [`nobody reads the stream of ${table}`];
  if (others.length > 0) return [`the stream of ${table} is read more than once`];
  const { State = '', FilterCriteria, FunctionResponseTypes = [] } = mapping;
  return [
    ...(/^(Enabl|Creat|Updat)/.test(State) ? [] : [`the reader of ${table} is ${State}`]),
    ...(sameFilters(FilterCriteria?.Filters, patterns)
      ? []
      : [`the reader of ${table} has other filters`]),
    ...(FunctionResponseTypes.includes('ReportBatchItemFailures')
      ? []
      : [`the reader of ${table} repeats whole batches`]),
  ];
}

const sameFilters = (
  have: readonly { readonly Pattern?: string | undefined }[] = [],
  wanted: readonly object[],
): boolean =>
  have
    .map(({ Pattern = '' }) => normalised(Pattern))
    .sort()
    .join() ===
  wanted
    .map((pattern) => JSON.stringify(pattern))
    .sort()
    .join();

function normalised(pattern: string): string {
  try {
    return JSON.stringify(JSON.parse(pattern));
  } catch {
    return pattern;
  }
}
