import * as v from 'valibot';

/** DynamoDB JSON: `{ S: 'x' }`, `{ N: '1' }`, … */
export type AttributeValue = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, AttributeValue>>;

/** A request or an answer of the DynamoDB JSON protocol. */
export type Json = Readonly<Record<string, unknown>>;

/** One API operation: takes the parsed request, answers the body of a 200 or throws a `DynamoDbError`. */
export type ApiOperation = (request: Json) => Promise<Json> | Json;

export type ApiOperations = Readonly<Record<string, ApiOperation>>;

/** An error as it goes over the wire; `type` is the exception's name in the API reference. */
export class DynamoDbError extends Error {
  override readonly name = 'DynamoDbError';

  constructor(
    readonly type: string,
    message: string,
    readonly details: Json = {},
  ) {
    super(message);
  }
}

export const validationError = (message: string): DynamoDbError =>
  new DynamoDbError('ValidationException', message);

export const notFound = (what: string): DynamoDbError =>
  new DynamoDbError('ResourceNotFoundException', `Requested resource not found: ${what}`);

/** Reads a request by its schema; what does not fit is the caller's `ValidationException`. */
export function readRequest<const Schema extends v.GenericSchema>(
  schema: Schema,
  request: Json,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, request);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? 'request';
  throw validationError(`1 validation error detected: Value at '${path}': ${issue.message}`);
}
