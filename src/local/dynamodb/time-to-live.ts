import * as v from 'valibot';
import { DAY, SECOND } from '../../shared/clock';
import type { Database } from './database';
import { check, run } from './engine';
import { settingsOf } from './table-registry';
import type { ApiOperations, Item, Json } from './wire';
import { readRequest, validationError } from './wire';

/** DynamoDB leaves alone what is older than that, taking it for a mistake in the unit. */
const OLDEST = 5 * 365 * DAY;

const UpdateTimeToLive = v.object({
  TableName: v.string(),
  TimeToLiveSpecification: v.object({ Enabled: v.boolean(), AttributeName: v.string() }),
});
const DescribeTimeToLive = v.object({ TableName: v.string() });

export function createTimeToLiveOperations({ tables, lock }: Database): ApiOperations {
  return {
    UpdateTimeToLive: (request) => {
      const { TableName, TimeToLiveSpecification } = readRequest(UpdateTimeToLive, request);
      const { Enabled, AttributeName } = TimeToLiveSpecification;
      return lock(async () => {
        const { timeToLiveAttribute, ...settings } = settingsOf(tables, TableName);
        if (Enabled === (timeToLiveAttribute !== undefined)) {
          throw validationError(`TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
        }
        const next = Enabled ? { ...settings, timeToLiveAttribute: AttributeName } : settings;
        await tables.save(TableName, next);
        return { TimeToLiveSpecification };
      });
    },
    DescribeTimeToLive: (request) => {
      const { TableName } = readRequest(DescribeTimeToLive, request);
      const { timeToLiveAttribute } = settingsOf(tables, TableName);
      return { TimeToLiveDescription: describe(timeToLiveAttribute) };
    },
  };
}

const describe = (attribute: string | undefined): Json =>
  attribute === undefined
    ? { TimeToLiveStatus: 'DISABLED' }
    : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute };

/** Deletes what expired by the clock, as DynamoDB's own sweep does some time later. Answers how many. */
export const expireItems = (database: Database): Promise<number> =>
  database.lock(async () => {
    let count = 0;
    for (const [table, { timeToLiveAttribute, keySchema }] of database.tables.all()) {
      if (timeToLiveAttribute === undefined) continue;
      const names = new Set(keySchema.map(({ AttributeName }) => AttributeName));
      for (const item of await findExpired(database, table, timeToLiveAttribute)) {
        const Key = Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
        const request = check(database.store, 'DeleteItem', { TableName: table, Key });
        await database.write(request, 'time-to-live');
        count += 1;
      }
    }
    return count;
  });

const Page = v.object({
  Items: v.array(v.custom<Item>((item) => typeof item === 'object')),
  LastEvaluatedKey: v.optional(v.unknown()),
});

async function findExpired(
  { store, clock }: Database,
  TableName: string,
  attribute: string,
): Promise<Item[]> {
  const seconds = (milliseconds: number): string => String(Math.floor(milliseconds / SECOND));
  const filter = {
    TableName,
    // Only a number is a time: DynamoDB ignores the attribute in any other type.
    FilterExpression: 'attribute_type(#ttl, :number) AND #ttl < :now AND #ttl > :oldest',
    ExpressionAttributeNames: { '#ttl': attribute },
    ExpressionAttributeValues: {
      ':number': { S: 'N' },
      ':now': { N: seconds(clock()) },
      ':oldest': { N: seconds(clock() - OLDEST) },
    },
  };
  const found: Item[] = [];
  let start: unknown;
  do {
    const request = start === undefined ? filter : { ...filter, ExclusiveStartKey: start };
    const page = v.parse(Page, await run(store, 'Scan', request));
    found.push(...page.Items);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}
