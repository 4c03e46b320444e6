import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { LocalDynamoDb } from '../../src/local/dynamodb/start-dynamodb';
import { startDynamoDb } from '../../src/local/dynamodb/start-dynamodb';
import { LOCAL_CREDENTIALS } from '../../src/local/local-settings';
import { isJavaPresent, startDynamoDbLocal } from './dynamodb-local';

export interface TestDynamoDb {
  readonly endpoint: string;
  /** Only the in-process one tells of its writes. */
  readonly onWrite?: LocalDynamoDb['onWrite'];
}

type Running = TestDynamoDb & { readonly close: () => Promise<void> };

/** Java takes seconds to start, so a test file has one DynamoDB Local for all of its suites. */
let dynamoDbLocal: Promise<Running> | undefined;
afterAll(async () => {
  await (await dynamoDbLocal)?.close();
});

/**
 * Runs the suite against the in-process DynamoDB and, where there is Java, against Amazon's DynamoDB Local.
 * Suites share what they get: each takes tables of its own.
 */
export function describeEachDynamoDb(title: string, suite: (db: () => TestDynamoDb) => void): void {
  describe(`${title} (in-process DynamoDB)`, () => {
    const db = useDynamoDb(startDynamoDb);
    afterAll(() => db().close());
    suite(db);
  });
  if (!isJavaPresent()) {
    tellThatJavaIsAbsent(title);
    return;
  }
  describe(`${title} (Amazon's DynamoDB Local)`, () => {
    suite(useDynamoDb(() => (dynamoDbLocal ??= startDynamoDbLocal())));
  });
}

function useDynamoDb(start: () => Promise<Running>): () => Running {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await start();
  });
  return () => {
    if (!running) throw new Error('The DynamoDB is there inside tests and hooks only');
    return running;
  };
}

/** Without Java the contract is listed as to do; where CI is set, its absence is a failure. */
function tellThatJavaIsAbsent(title: string): void {
  const name = `${title}: Java is absent: DynamoDB Local contract not run (install a Java 17 runtime)`;
  if (process.env['CI'] === undefined) {
    test.todo(name);
    return;
  }
  test(name, () => {
    throw new Error('CI must run the contract against DynamoDB Local: apt-get install default-jre');
  });
}

/** For a client of either; DynamoDB Local takes only letters and digits in an access key. */
export const dynamoDbClientConfig = (endpoint: string) =>
  ({
    endpoint,
    ...LOCAL_CREDENTIALS,
    maxAttempts: 1,
  }) satisfies DynamoDBClientConfig;
