import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type DocumentClient = DynamoDBDocumentClient;

/** Endpoint, region and credentials come from the SDK's own variables (`AWS_ENDPOINT_URL_DYNAMODB`, …) unless given. */
export const createDocumentClient = (config: DynamoDBClientConfig = {}): DocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
