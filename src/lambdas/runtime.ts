import { createAwsCall, type CallAws } from '../shared/aws-call';
import { systemClock, systemSleep, type Clock, type Sleep } from '../shared/clock';
import { createHttpTransport } from '../shared/http-transport';
import { createLog, type Log } from '../shared/log';
import { embedMetrics } from '../shared/metrics/embed-metrics';
import { systemRandom, type RandomBytes } from '../shared/random';
import { createDocumentClient, type DocumentClient } from '../store/dynamodb';
import { readSsmParameter } from '../store/read-ssm-parameter';
import { createSettings, type Settings } from '../store/secrets';

/** The world as a Lambda finds it; the local stack hands in its own. */
export interface Runtime {
  readonly settings: Settings;
  readonly client: () => DocumentClient;
  /** AWS's services other than the tables, as whoever the tables' client is. */
  readonly callAws: CallAws;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: RandomBytes;
  readonly log: Log;
}

/** Does nothing until it is asked: claudia loads a bundle without an environment while deploying (seam 3). */
export function lambdaRuntime(): Runtime {
  let made: DocumentClient | undefined;
  const client = (): DocumentClient => (made ??= createDocumentClient());
  const callAws = createAwsCall({
    identity: () => client().config,
    env: process.env,
    transport: createHttpTransport(),
    clock: systemClock,
  });
  const stage = stageOfFunction(process.env['AWS_LAMBDA_FUNCTION_NAME']);
  const readParameter = (name: string): Promise<string> =>
    readSsmParameter({ callAws, sleep: systemSleep }, name);
  return {
    settings: createSettings(process.env, readParameter, systemClock),
    client,
    callAws,
    clock: systemClock,
    sleep: systemSleep,
    random: systemRandom,
    log: createLog(
      (line) => {
        process.stdout.write(`${line}\n`);
      },
      systemClock,
      stage === undefined ? undefined : embedMetrics(stage),
    ),
  };
}

/**
 * Alarms and dashboard look for their metrics under the stage that stands in the function's name, as everything of a
 * stage is called (docs/infrastructure.md); `undefined` where we are no function of a stage.
 */
export const stageOfFunction = (functionName = ''): string | undefined =>
  /^parcel-messenger-(.+)-(?:fb_webhook|user_login|parcel_push)$/.exec(functionName)?.[1];

/** The part of Lambda's context that we use. */
export interface LambdaContext {
  readonly awsRequestId?: string;
  readonly getRemainingTimeInMillis?: () => number;
}
