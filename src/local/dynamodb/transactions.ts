import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { MINUTE } from '../../shared/clock';
import type { Database } from './database';
import type { EngineOperation } from './engine';
import { check, run } from './engine';
import { isConditionFailure, refusingItem } from './item-operations';
import type { RefusedWrite, StagedWrite } from './staged-write';
import { stageWrite } from './staged-write';
import type { ApiOperations, Item, Json } from './wire';
import { DynamoDbError, readRequest, validationError } from './wire';

/** How long DynamoDB remembers a ClientRequestToken. */
const TOKEN_LIFETIME = 10 * MINUTE;

const Fields = v.record(v.string(), v.unknown());
const members = <const Member extends v.GenericSchema>(member: Member) =>
  v.pipe(v.array(member), v.minLength(1), v.maxLength(100));

const TransactWriteItems = v.object({
  ClientRequestToken: v.optional(v.string()),
  TransactItems: members(
    v.union([
      v.strictObject({ Put: Fields }),
      v.strictObject({ Update: Fields }),
      v.strictObject({ Delete: Fields }),
      v.strictObject({ ConditionCheck: v.looseObject({ ConditionExpression: v.string() }) }),
    ]),
  ),
});
const TransactGetItems = v.object({ TransactItems: members(v.strictObject({ Get: Fields })) });

type Member = v.InferOutput<typeof TransactWriteItems>['TransactItems'][number];

/** One member as the single-item operation that does the same. */
interface MemberRequest {
  readonly operation: EngineOperation;
  readonly request: Json;
  /** A ConditionCheck is a delete that is staged, so that its condition is evaluated, and never applied. */
  readonly checkOnly?: boolean;
}

export function createTransactionOperations(database: Database): ApiOperations {
  const tokens = createTokenMemory(database);
  return {
    TransactWriteItems: (request) => {
      const { TransactItems, ClientRequestToken } = readRequest(TransactWriteItems, request);
      return database.lock(async () => {
        if (tokens.isReplay(ClientRequestToken, TransactItems)) return {};
        await writeTogether(database, TransactItems.map(asMemberRequest));
        tokens.remember(ClientRequestToken, TransactItems);
        return {};
      });
    },
    TransactGetItems: (request) => {
      const { TransactItems } = readRequest(TransactGetItems, request);
      return database.lock(async () => ({
        Responses: await Promise.all(
          TransactItems.map(({ Get }) =>
            run(database.store, 'GetItem', { ...Get, ConsistentRead: true }),
          ),
        ),
      }));
    },
  };
}

function asMemberRequest(member: Member): MemberRequest {
  if ('Put' in member) return { operation: 'PutItem', request: member.Put };
  if ('Update' in member) return { operation: 'UpdateItem', request: member.Update };
  if ('Delete' in member) return { operation: 'DeleteItem', request: member.Delete };
  return { operation: 'DeleteItem', request: member.ConditionCheck, checkOnly: true };
}

async function writeTogether(
  database: Database,
  requests: readonly MemberRequest[],
): Promise<void> {
  // All of them first: a malformed member is the request's ValidationException, not a cancellation.
  const checked = requests.map(({ operation, request }) =>
    check(database.store, operation, request),
  );
  const staged: (StagedWrite | RefusedWrite)[] = [];
  for (const request of checked) staged.push(await stageWrite(database.store, request));
  refuseTwoOnOneItem(staged);

  const reasons = staged.map((member, index) =>
    'refusal' in member ? reasonOf(member, requests[index]?.request ?? {}) : { Code: 'None' },
  );
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);

  const writes = staged.filter((member): member is StagedWrite => !('refusal' in member));
  await database.apply(writes.filter((_, index) => requests[index]?.checkOnly !== true));
}

interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: Item;
}

function reasonOf(refused: RefusedWrite, request: Json): CancellationReason {
  const { refusal } = refused;
  if (isConditionFailure(refusal)) {
    const item = refusingItem(refused, request);
    return { Code: 'ConditionalCheckFailed', Message: refusal.message, ...item };
  }
  if (refusal instanceof DynamoDbError && refusal.type === 'ValidationException') {
    return { Code: 'ValidationError', Message: refusal.message };
  }
  throw refusal; // no such table, or a defect: the whole request fails with it
}

function cancelled(reasons: readonly CancellationReason[]): DynamoDbError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new DynamoDbError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

function refuseTwoOnOneItem(writes: readonly (StagedWrite | RefusedWrite)[]): void {
  const ids = writes.flatMap(({ changes }) => changes.map(({ id }) => id));
  if (new Set(ids).size === ids.length) return;
  throw validationError('Transaction request cannot include multiple operations on one item');
}

/** The same token with the same request is done already; with another request it is refused. */
function createTokenMemory({ clock }: Database) {
  const seen = new Map<string, { readonly request: unknown; readonly at: number }>();
  return {
    isReplay(token: string | undefined, request: unknown): boolean {
      const known = token === undefined ? undefined : seen.get(token);
      if (!known || clock() - known.at > TOKEN_LIFETIME) return false;
      if (isDeepStrictEqual(known.request, request)) return true;
      throw new DynamoDbError(
        'IdempotentParameterMismatchException',
        'The request uses the same client token as a previous, but non-identical request.',
      );
    },
    remember(token: string | undefined, request: unknown): void {
      for (const [old, { at }] of seen) if (clock() - at > TOKEN_LIFETIME) seen.delete(old);
      if (token !== undefined) seen.set(token, { request, at: clock() });
    },
  };
}
