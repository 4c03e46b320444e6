import { createInterface } from 'node:readline/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CommandWorld } from '../cli/command';
import { quietenSdk } from '../cli/quieten-sdk';
import { listFolder } from '../cli/list-folder';
import { readBytes, readTextFile } from '../cli/read-file';
import { createTerminal } from '../cli/terminal/terminal';
import { createAwsCall } from '../shared/aws-call';
import { systemClock, systemSleep } from '../shared/clock';
import { createHttpTransport, systemTimer } from '../shared/http-transport';
import { systemRandom } from '../shared/random';
import { createDynamoDb, toDocumentClient } from '../store/dynamodb';
import { loadClaudia } from './functions/claudia';
import { run } from './run';
import type { DeployWorld } from './world';

async function worldAt(region: string): Promise<DeployWorld> {
  const lambda = new LambdaClient({ region });
  const dynamoDb = createDynamoDb({ region });
  return {
    env: process.env,
    cloudFormation: new CloudFormationClient({ region }),
    lambda,
    // An emulator has one host, and no host a bucket.
    s3: new S3Client({ region, forcePathStyle: Boolean(process.env['AWS_ENDPOINT_URL']) }),
    dynamoDb,
    cli: commandWorld(dynamoDb),
    claudia: loadClaudia(process.env, await lambda.config.credentials()),
    clock: systemClock,
    sleep: systemSleep,
    startTimer: systemTimer,
    print,
    ask,
  };
}

/** As cli.js has it. Nothing that a deployment does asks for a secret or reads standard input. */
function commandWorld(dynamoDb: DynamoDBClient): CommandWorld {
  const transport = createHttpTransport();
  return {
    env: process.env,
    dynamoDb,
    client: toDocumentClient(dynamoDb),
    clock: systemClock,
    sleep: systemSleep,
    random: systemRandom,
    readStdin: () => Promise.resolve(''),
    askSecret: () => Promise.resolve(''),
    readFile: readTextFile,
    listFolder,
    readBytes,
    terminal: createTerminal(process),
    transport,
    callAws: createAwsCall({
      identity: () => dynamoDb.config,
      env: process.env,
      transport,
      clock: systemClock,
    }),
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(question);
  lines.close();
  return answer.trim();
}

quietenSdk();
void run(process.argv.slice(2), process.env, worldAt, print).then((code) => {
  process.exitCode = code;
});
