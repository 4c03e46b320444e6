import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SECOND } from '../shared/clock';
import { readNumber } from './hand-typed-number';

export type DocumentClient = DynamoDBDocumentClient;

/** A hung connection must not use up an invocation; the SDK then tries again. Without the last it would only warn. */
const PATIENCE = {
  connectionTimeout: SECOND,
  requestTimeout: 3 * SECOND,
  throwOnRequestTimeout: true,
};

/** Endpoint, region and credentials come from the SDK's own variables (`AWS_ENDPOINT_URL_DYNAMODB`, …) unless given. */
export const createDynamoDb = (config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({ maxAttempts: 3, requestHandler: PATIENCE, ...config });

/** The same connection, for items as plain values. */
export const toDocumentClient = (client: DynamoDBClient): DocumentClient =>
  DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
    unmarshallOptions: { wrapNumbers: readNumber },
  });

export const createDocumentClient = (config: DynamoDBClientConfig = {}): DocumentClient =>
  toDocumentClient(createDynamoDb(config));
