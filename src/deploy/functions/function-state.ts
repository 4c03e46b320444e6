import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  ResourceNotFoundException,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
  type FunctionConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';

/** Seconds; changes of a function that is not in a VPC take a few. */
const MAX_WAIT = 300;

/** Without `qualifier` that of $LATEST. `undefined` when there is no such function. */
export const readFunction = (
  lambda: LambdaClient,
  name: string,
  qualifier?: string,
): Promise<FunctionConfiguration | undefined> =>
  orMissing(
    lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name, Qualifier: qualifier })),
  );

/** The published version that the alias stands for. */
export async function readAlias(
  lambda: LambdaClient,
  name: string,
  alias: string,
): Promise<string | undefined> {
  const found = await orMissing(
    lambda.send(new GetAliasCommand({ FunctionName: name, Name: alias })),
  );
  return found?.FunctionVersion;
}

/** claudia looks for `state`, and AWS sends `State`: a function that is still being made would be changed too early (trap 14). */
export async function awaitFunction(client: LambdaClient, name: string): Promise<void> {
  const waiting = { client, maxWaitTime: MAX_WAIT, minDelay: 1, maxDelay: 3 };
  await waitUntilFunctionActiveV2(waiting, { FunctionName: name });
  await waitUntilFunctionUpdatedV2(waiting, { FunctionName: name });
}

/** claudia never changes a function's role once it is there. */
export async function setRole(lambda: LambdaClient, name: string, role: string): Promise<void> {
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Role: role }));
  await awaitFunction(lambda, name);
}

async function orMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
