import type { Database } from './database';
import type { EngineOperation } from './engine';
import { check, run } from './engine';
import type { RefusedWrite } from './staged-write';
import { stageWrite } from './staged-write';
import type { ApiOperation, ApiOperations, Item, Json } from './wire';
import { DynamoDbError } from './wire';

const READS = ['GetItem', 'BatchGetItem', 'Query', 'Scan'] as const;
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'] as const;

/** Reads and single writes of items. */
export function createItemOperations(database: Database): ApiOperations {
  const reads = READS.map((operation): [string, ApiOperation] => [
    operation,
    (request) => run(database.store, operation, request),
  ]);
  const writes = WRITES.map((operation): [string, ApiOperation] => [
    operation,
    (request) => database.lock(() => writeItem(database, operation, request)),
  ]);
  return Object.fromEntries([...reads, ...writes]);
}

async function writeItem(
  database: Database,
  operation: EngineOperation,
  request: Json,
): Promise<Json> {
  const staged = await stageWrite(database.store, check(database.store, operation, request));
  if ('refusal' in staged) throw explain(staged, request);
  await database.apply([staged]);
  return staged.answer;
}

function explain(refused: RefusedWrite, request: Json): unknown {
  if (!isConditionFailure(refused.refusal)) return refused.refusal;
  const { type, message } = refused.refusal;
  return new DynamoDbError(type, message, refusingItem(refused, request));
}

/** `ReturnValuesOnConditionCheckFailure`: the item that failed the condition, if asked for and existing. */
export function refusingItem({ changes }: RefusedWrite, request: Json): { readonly Item?: Item } {
  const before = changes[0]?.before;
  return request['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' && before
    ? { Item: before }
    : {};
}

export const isConditionFailure = (refusal: unknown): refusal is DynamoDbError =>
  refusal instanceof DynamoDbError && refusal.type === 'ConditionalCheckFailedException';
