import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../shared/clock';
import { createLog } from '../shared/log';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from './demo-data';
import { quietenSdk } from '../cli/quieten-sdk';
import { LOCAL_CREDENTIALS } from './local-settings';
import { startStack } from './stack';

const HELP = `Parcel Messenger on this machine: Messenger, the tables and the three Lambdas, without AWS or Facebook.

usage: npm start -- [--data <folder>] [--verbose]

  --data <folder>  keep the state there; without it a restart begins anew
  --verbose        print the Lambdas' log

PORT (default 3000) is the page's port, DYNAMODB_PORT (default 8000) DynamoDB's.`;

async function main(): Promise<void> {
  quietenSdk();
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const stack = await startStack({
    port: portOf('PORT', 3000),
    dynamoDbPort: portOf('DYNAMODB_PORT', 8000),
    dist: path.resolve(__dirname, '..'),
    ...(values.data === undefined ? {} : { dataDir: path.resolve(values.data) }),
    log: createLog((line) => {
      if (values.verbose === true || line.includes('"level":"error"')) console.error(line);
    }, systemClock),
  });
  console.log(`Parcel Messenger runs at ${stack.url}`);
  console.log(`DynamoDB: ${stack.dynamoDbEndpoint} (tables ${stack.tablePrefix}…)`);
  console.log(`Commands reach it with: export ${forCommands(stack.dynamoDbEndpoint)}`);
  console.log(`Log in as ${DEMO_CUSTOMERS[0].email}, password ${DEMO_PASSWORD}`);

  const stop = (): void => {
    void stack.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** What lets `dist/cli.js`, or the AWS CLI, work on this machine's tables. */
function forCommands(endpoint: string): string {
  const { region, credentials } = LOCAL_CREDENTIALS;
  const { accessKeyId, secretAccessKey } = credentials;
  return [
    `AWS_ENDPOINT_URL=${endpoint}`,
    `AWS_REGION=${region}`,
    `AWS_ACCESS_KEY_ID=${accessKeyId}`,
    `AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
  ].join(' ');
}

function portOf(variable: string, fallback: number): number {
  const text = process.env[variable] ?? String(fallback);
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${variable} is no port number`);
  return Number(text);
}

main().catch((thrown: unknown) => {
  const { code, port } = thrown as { readonly code?: unknown; readonly port?: unknown };
  if (code === 'EADDRINUSE') {
    console.error(`Port ${String(port)} is taken: set PORT or DYNAMODB_PORT to another one.`);
  } else if (process.argv.includes('--verbose') || !(thrown instanceof Error)) {
    console.error(thrown);
  } else {
    console.error(thrown.message);
  }
  process.exitCode = 1;
});
