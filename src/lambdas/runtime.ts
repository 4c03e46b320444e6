import { systemClock, systemSleep, type Clock, type Sleep } from '../shared/clock';
import type { Environment } from '../shared/config';
import { createLog, type Log } from '../shared/log';
import { systemRandom, type RandomBytes } from '../shared/random';
import { createDocumentClient, type DocumentClient } from '../store/dynamodb';
import { createSettings, readSsmParameter } from '../store/secrets';

/** The world as a Lambda finds it; the local stack hands in its own. */
export interface Runtime {
  readonly settings: () => Promise<Environment>;
  readonly client: () => DocumentClient;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: RandomBytes;
  readonly log: Log;
}

/** Does nothing until it is asked: claudia loads a bundle without an environment while deploying (seam 3). */
export function lambdaRuntime(): Runtime {
  let client: DocumentClient | undefined;
  return {
    settings: createSettings(process.env, readSsmParameter, systemClock),
    client: () => (client ??= createDocumentClient()),
    clock: systemClock,
    sleep: systemSleep,
    random: systemRandom,
    log: createLog((line) => {
      process.stdout.write(`${line}\n`);
    }, systemClock),
  };
}

/** The part of Lambda's context that we use. */
export interface LambdaContext {
  readonly awsRequestId?: string;
  readonly getRemainingTimeInMillis?: () => number;
}
