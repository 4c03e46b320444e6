import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import * as v from 'valibot';
import type { ApiOperations, Json } from './wire';
import { DynamoDbError } from './wire';

/** DynamoDB's own limit for a request. */
const MAXIMUM_BODY_BYTES = 16 * 1024 * 1024;

const Body = v.record(v.string(), v.unknown());

/** The two APIs by the name before the dot in `x-amz-target`. */
export interface Apis {
  readonly DynamoDB_20120810: ApiOperations;
  readonly DynamoDBStreams_20120810: ApiOperations;
}

/** Why this caller may not do that; `undefined`: they may. */
export type Authorise = (
  accessKeyId: string,
  operation: string,
  request: Json,
) => string | undefined;

/**
 * DynamoDB's JSON protocol over HTTP. Signatures are not looked at, as it listens on loopback only: a caller is whose
 * access key they name.
 */
export const createDynamoDbServer = (apis: Apis, authorise: Authorise): Server =>
  createServer((request, response) => {
    answer(apis, authorise, request).then(
      (body) => {
        send(response, 200, body);
      },
      (error: unknown) => {
        if (error instanceof DynamoDbError) send(response, 400, describe(error));
        else send(response, 500, { __type: 'InternalServerError', message: 'Internal failure' });
      },
    );
  });

async function answer(apis: Apis, authorise: Authorise, request: IncomingMessage): Promise<Json> {
  const [api = '', name = ''] = String(request.headers['x-amz-target']).split('.');
  const operations = Object.entries(apis).find(([known]) => known === api)?.[1] as
    ApiOperations | undefined;
  const operation = operations && Object.hasOwn(operations, name) ? operations[name] : undefined;
  const body = await readBody(request);
  if (!operation) throw new DynamoDbError('UnknownOperationException', '');
  const refusal = authorise(accessKeyOf(request), name, body);
  if (refusal !== undefined) throw new DynamoDbError('AccessDeniedException', refusal);
  return operation(body);
}

const accessKeyOf = ({ headers }: IncomingMessage): string =>
  /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAXIMUM_BODY_BYTES) throw new DynamoDbError('RequestTooLarge', 'Request too large');
    chunks.push(chunk);
  }
  try {
    return v.parse(Body, JSON.parse(Buffer.concat(chunks).toString()));
  } catch {
    throw new DynamoDbError('SerializationException', 'The body is no JSON object');
  }
}

const describe = ({ type, message, details }: DynamoDbError): Json => ({
  __type: `com.amazonaws.dynamodb.v20120810#${type}`,
  // Both spellings occur in AWS's answers, and clients look for either.
  message,
  Message: message,
  ...details,
});

function send(response: ServerResponse, status: number, body: Json): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
