import * as v from 'valibot';
import type { LocalDynamoDb } from '../dynamodb/start-dynamodb';

const change = v.pipe(v.string(), v.parseJson(), v.strictObject({ throttled: v.boolean() }));

/** `GET` and `PUT /operations/throttling`: DynamoDB refusing every operation on items, as above a table's capacity. */
export const createThrottlingRoutes = (
  dynamoDb: Pick<LocalDynamoDb, 'throttle' | 'throttling'>,
): Readonly<Record<string, (id: string, body: string) => Promise<unknown>>> => ({
  'GET throttling': () => Promise.resolve(dynamoDb.throttling()),
  'PUT throttling': (_id, body) => {
    dynamoDb.throttle(v.parse(change, body).throttled);
    return Promise.resolve(dynamoDb.throttling());
  },
});
