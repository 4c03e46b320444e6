import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { LocalDynamoDb } from '../../src/local/dynamodb/start-dynamodb';
import { startDynamoDb } from '../../src/local/dynamodb/start-dynamodb';
import { LOCAL_CREDENTIALS } from '../../src/local/local-settings';
import { isJavaPresent, startDynamoDbLocal } from './dynamodb-local';
import { runs } from './runs';

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

type Suite = (db: () => TestDynamoDb) => void;

/**
 * Runs the suite against the in-process DynamoDB and, where there is Java, against Amazon's DynamoDB Local: what
 * shows that the two behave alike. Suites share what they get: each takes tables of its own.
 */
export function describeEachDynamoDb(title: string, suite: Suite): void {
  describeInProcess(title, suite);
  if (isJavaPresent()) describeDynamoDbLocal(title, suite);
  else tellThatJavaIsAbsent(title);
}

/**
 * Runs a suite about our own items against Amazon's DynamoDB Local, whose word counts, and in the long form against
 * both. Where Java is absent the in-process one stands in, and the suite says so.
 */
export function describeOnDynamoDb(title: string, suite: Suite): void {
  if (!isJavaPresent() || runs({ ci: false, long: true })) {
    describeEachDynamoDb(title, suite);
    return;
  }
  describeDynamoDbLocal(title, suite);
}

function describeInProcess(title: string, suite: Suite): void {
  describe(`${title} (in-process DynamoDB)`, () => {
    const db = useDynamoDb(startDynamoDb);
    afterAll(() => db().close());
    suite(db);
  });
}

function describeDynamoDbLocal(title: string, suite: Suite): void {
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
