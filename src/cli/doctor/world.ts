import type { GetFunctionConfigurationCommandOutput } from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { Graph } from '../../messenger/graph';
import type { MessengerProfile } from '../../messenger/profile/messenger-profile';
import type { Config, Environment } from '../../shared/config';
import type { StartTimer } from '../../shared/http-transport';
import type { CommandWorld } from '../command';
import type { Addresses } from './addresses';

export type FunctionName = 'fb_webhook' | 'user_login' | 'parcel_push';

/** A deployed function as its stage's alias runs it. */
export type DeployedFunction = Omit<GetFunctionConfigurationCommandOutput, '$metadata'>;

type FacebookConfig = Pick<Config, 'graphApiUrl' | 'pageId' | 'appId' | 'appSecrets'>;

/** What the checks look at. Each question is asked once, whoever needs the answer; all reject with why there is none. */
export interface DoctorWorld {
  readonly command: CommandWorld;
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly startTimer: StartTimer;
  /** Absent: what the environment describes, e.g. `npm start`. */
  readonly stage: string | undefined;
  /** The environment, the functions' variables and the secrets of the stage. */
  readonly settings: () => Promise<Environment>;
  readonly tablePrefix: () => Promise<string>;
  readonly addresses: () => Promise<Addresses>;
  readonly facebook: () => Promise<FacebookConfig>;
  /** Graph as our Page. */
  readonly graph: () => Promise<Graph>;
  /** Graph as our app, with one of its secrets. */
  readonly graphAsApp: (appSecret: string) => Promise<Graph>;
  /** What is on the Page, and what messenger-profile.json wants. */
  readonly profile: () => Promise<{
    readonly have: MessengerProfile;
    readonly want: MessengerProfile;
  }>;
  /** `undefined` where there is no such function. Rejects where no stage was named. */
  readonly deployed: (name: FunctionName) => Promise<DeployedFunction | undefined>;
}
