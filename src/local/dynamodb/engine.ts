import batchGetItem from 'dynalite/actions/batchGetItem';
import batchWriteItem from 'dynalite/actions/batchWriteItem';
import createTable from 'dynalite/actions/createTable';
import deleteItem from 'dynalite/actions/deleteItem';
import deleteTable from 'dynalite/actions/deleteTable';
import describeTable from 'dynalite/actions/describeTable';
import getItem from 'dynalite/actions/getItem';
import listTables from 'dynalite/actions/listTables';
import listTagsOfResource from 'dynalite/actions/listTagsOfResource';
import putItem from 'dynalite/actions/putItem';
import query from 'dynalite/actions/query';
import scan from 'dynalite/actions/scan';
import tagResource from 'dynalite/actions/tagResource';
import untagResource from 'dynalite/actions/untagResource';
import updateItem from 'dynalite/actions/updateItem';
import updateTable from 'dynalite/actions/updateTable';
import type { Store } from 'dynalite/db';
import { checkTypes, checkValidations } from 'dynalite/validations';
import * as batchGetItemRules from 'dynalite/validations/batchGetItem';
import * as batchWriteItemRules from 'dynalite/validations/batchWriteItem';
import * as createTableRules from 'dynalite/validations/createTable';
import * as deleteItemRules from 'dynalite/validations/deleteItem';
import * as deleteTableRules from 'dynalite/validations/deleteTable';
import * as describeTableRules from 'dynalite/validations/describeTable';
import * as getItemRules from 'dynalite/validations/getItem';
import * as listTablesRules from 'dynalite/validations/listTables';
import * as listTagsOfResourceRules from 'dynalite/validations/listTagsOfResource';
import * as putItemRules from 'dynalite/validations/putItem';
import * as queryRules from 'dynalite/validations/query';
import * as scanRules from 'dynalite/validations/scan';
import * as tagResourceRules from 'dynalite/validations/tagResource';
import * as untagResourceRules from 'dynalite/validations/untagResource';
import * as updateItemRules from 'dynalite/validations/updateItem';
import * as updateTableRules from 'dynalite/validations/updateTable';
import * as v from 'valibot';
import type { Json } from './wire';
import { DynamoDbError } from './wire';

/**
 * dynalite's operations, called as functions instead of through its HTTP server: so a write can be run against a
 * store that only collects what would change (`staged-write.ts`).
 */
const operations = {
  BatchGetItem: { action: batchGetItem, rules: batchGetItemRules },
  BatchWriteItem: { action: batchWriteItem, rules: batchWriteItemRules },
  CreateTable: { action: createTable, rules: createTableRules },
  DeleteItem: { action: deleteItem, rules: deleteItemRules },
  DeleteTable: { action: deleteTable, rules: deleteTableRules },
  DescribeTable: { action: describeTable, rules: describeTableRules },
  GetItem: { action: getItem, rules: getItemRules },
  ListTables: { action: listTables, rules: listTablesRules },
  ListTagsOfResource: { action: listTagsOfResource, rules: listTagsOfResourceRules },
  PutItem: { action: putItem, rules: putItemRules },
  Query: { action: query, rules: queryRules },
  Scan: { action: scan, rules: scanRules },
  TagResource: { action: tagResource, rules: tagResourceRules },
  UntagResource: { action: untagResource, rules: untagResourceRules },
  UpdateItem: { action: updateItem, rules: updateItemRules },
  UpdateTable: { action: updateTable, rules: updateTableRules },
} as const;

export type EngineOperation = keyof typeof operations;

/** A request that passed dynalite's validation, with its expressions parsed. Good for one call: actions alter it. */
export interface CheckedRequest {
  readonly operation: EngineOperation;
  readonly data: Record<string, unknown>;
}

/** Throws a `DynamoDbError` for a request that DynamoDB refuses whatever the data are. */
export function check(store: Store, operation: EngineOperation, request: Json): CheckedRequest {
  const { rules } = operations[operation];
  try {
    // A copy, because dynalite removes the fields that it does not know from what it is given.
    const data = checkTypes(structuredClone(request), rules.types);
    checkValidations(data, rules.types, rules.custom, store);
    return { operation, data };
  } catch (thrown) {
    throw asDynamoDbError(thrown);
  }
}

/** Runs a checked request. Rejects with a `DynamoDbError` for what the data refuse, e.g. a failed condition. */
export const perform = (store: Store, { operation, data }: CheckedRequest): Promise<Json> =>
  new Promise((resolve, reject) => {
    operations[operation].action(store, data, (error, answer) => {
      if (error) reject(asDynamoDbError(error));
      else resolve((answer ?? {}) as Json);
    });
  });

export const run = async (store: Store, operation: EngineOperation, request: Json): Promise<Json> =>
  perform(store, check(store, operation, request));

const DynaliteError = v.object({
  body: v.object({
    __type: v.string(),
    message: v.optional(v.string()),
    Message: v.optional(v.string()),
  }),
});

function asDynamoDbError(thrown: unknown): Error {
  const refusal = v.safeParse(DynaliteError, thrown);
  if (!refusal.success) return thrown instanceof Error ? thrown : new Error('dynalite failed');
  const { __type, message, Message } = refusal.output.body;
  return new DynamoDbError(__type.replace(/^.*#/, ''), message ?? Message ?? '');
}
