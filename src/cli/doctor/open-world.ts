import {
  GetFunctionConfigurationCommand,
  ResourceNotFoundException,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { createGraph } from '../../messenger/graph';
import { createPageProfile } from '../../messenger/profile/page-profile';
import { readConfig, type Environment } from '../../shared/config';
import { AppError } from '../../shared/errors';
import type { StartTimer } from '../../shared/http-transport';
import { optionalText, type CommandWorld, type OptionValues } from '../command';
import { readWantedProfile } from '../profile/compare-profile';
import { openStageSecrets } from '../secrets/stage-secrets';
import { findAddresses } from './addresses';
import { once } from './once';
import type { DeployedFunction, DoctorWorld, FunctionName } from './world';

export interface Rim {
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly startTimer: StartTimer;
}

/** `options` as of the command; with `skip-aws` nothing of AWS is asked, the secrets included. */
export function openWorld(
  command: CommandWorld,
  options: OptionValues,
  { lambda, startTimer }: Rim,
): DoctorWorld {
  const stage = optionalText(options, 'stage');
  const usesAws = options['skip-aws'] !== true && stage !== undefined;
  const asked = new Map<FunctionName, () => Promise<DeployedFunction | undefined>>();
  const deployed: DoctorWorld['deployed'] = (name) => {
    if (!usesAws) return Promise.reject(withoutStage());
    const ask = asked.get(name) ?? once(() => readFunction(lambda, stage, name));
    asked.set(name, ask);
    return ask();
  };
  /** What the functions run with, but for the secrets; what is set here goes before. */
  const surroundings = once(async (): Promise<Environment> => {
    if (!usesAws) return command.env;
    const found = await deployed('user_login').catch(() => undefined);
    return { ...found?.Environment?.Variables, ...defined(command.env) };
  });
  const settings = once(async () => ({
    ...(await surroundings()),
    ...(usesAws ? await openStageSecrets(command, options).read() : {}),
  }));
  const facebook = once(async () =>
    readConfig(await settings(), 'graphApiUrl', 'pageId', 'appId', 'appSecrets'),
  );
  const graphAs = async (accessToken: string, appSecret: string) =>
    createGraph({
      ...{ accessToken, appSecret, transport: command.transport },
      baseUrl: (await facebook()).graphApiUrl,
    });
  const graph = once(async () => {
    const { pageAccessToken } = readConfig(await settings(), 'pageAccessToken');
    return graphAs(pageAccessToken, (await facebook()).appSecrets[0]);
  });
  return {
    ...{ command, lambda, startTimer, stage, settings, facebook, graph, deployed },
    tablePrefix: async () => {
      const ofStage = stage === undefined ? {} : { TABLE_PREFIX: `parcel-messenger-${stage}-` };
      return readConfig({ ...ofStage, ...(await surroundings()) }, 'tablePrefix').tablePrefix;
    },
    addresses: once(async () => {
      const { LOGIN_PAGE_URL } = await surroundings();
      return findAddresses(command, options, LOGIN_PAGE_URL);
    }),
    graphAsApp: async (appSecret) => graphAs(`${(await facebook()).appId}|${appSecret}`, appSecret),
    profile: once(async () => {
      const want = await readWantedProfile(command, options, await settings());
      return { want, have: await createPageProfile(await graph(), command.clock).read() };
    }),
  };
}

async function readFunction(
  lambda: Rim['lambda'],
  stage: string,
  name: FunctionName,
): Promise<DeployedFunction | undefined> {
  try {
    return await lambda.send(
      new GetFunctionConfigurationCommand({
        FunctionName: `parcel-messenger-${stage}-${name}`,
        Qualifier: stage,
      }),
    );
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

const withoutStage = (): AppError =>
  new AppError('input_invalid', 'no stage was named (--stage)', false);

/** What is set to nothing is not set. */
const defined = (env: Environment): Environment =>
  Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
