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

/** DynamoDB's JSON protocol over HTTP. Credentials and signatures are not looked at: it listens on loopback only. */
export const createDynamoDbServer = (apis: Apis): Server =>
  createServer((request, response) => {
    answer(apis, request).then(
      (body) => {
        send(response, 200, body);
      },
      (error: unknown) => {
        if (error instanceof DynamoDbError) send(response, 400, describe(error));
        else send(response, 500, { __type: 'InternalServerError', message: 'Internal failure' });
      },
    );
  });

async function answer(apis: Apis, request: IncomingMessage): Promise<Json> {
  const [api = '', name = ''] = String(request.headers['x-amz-target']).split('.');
  const operations = Object.entries(apis).find(([known]) => known === api)?.[1] as
    ApiOperations | undefined;
  const operation = operations && Object.hasOwn(operations, name) ? operations[name] : undefined;
  const body = await readBody(request);
  if (!operation) throw new DynamoDbError('UnknownOperationException', '');
  return operation(body);
}

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
