import type { ChatChannel } from '../channels/chat-channel';
import { createFindChat } from '../channels/find-channel';
import { CHANNELS } from '../channels/registry';
import { readConfig } from '../shared/config';
import type { HttpAnswer } from '../shared/http';
import { tableNames } from '../store/tables';
import { claudiaApiConfig } from './claudia-api-config';
import { graphAs, pageGraph, transport } from './page-graph';
import { lambdaRuntime, type LambdaContext, type Runtime } from './runtime';
import { createUserLogin } from './user-login/user-login';

const SETTINGS = [
  'graphApiUrl',
  'pageId',
  'appId',
  'pageAccessToken',
  'appSecrets',
  'passwordPepper',
  'loginPageUrl',
  'tablePrefix',
] as const;

/** Wires user_login to its world. Throws `config_…` at the first invocation when a setting is missing. */
export const wireUserLogin =
  (runtime: Runtime, channels: readonly ChatChannel[] = CHANNELS) =>
  async (event: unknown, context: LambdaContext = {}): Promise<HttpAnswer> => {
    const settings = await runtime.settings.read();
    const config = readConfig(settings, ...SETTINGS);
    const answer = createUserLogin({
      client: runtime.client(),
      tables: tableNames(config.tablePrefix),
      clock: runtime.clock,
      random: runtime.random,
      sleep: runtime.sleep,
      log: runtime.log,
      graph: pageGraph(config, runtime.settings.doubt),
      findChat: createFindChat({ channels, settings, transport, log: runtime.log }),
      graphAs: graphAs(config),
      pageId: config.pageId,
      appId: config.appId,
      appSecrets: config.appSecrets,
      pepper: config.passwordPepper,
      loginPageUrl: config.loginPageUrl,
    });
    return answer(event, context);
  };

const login = wireUserLogin(lambdaRuntime());

/** Two parameters at most: Node 24 on Lambda refuses callback handlers (facts: local-aws §0.1). */
export const handler = (event: unknown, context: LambdaContext): Promise<HttpAnswer> =>
  login(event, context);

export const proxyRouter = handler;

export const apiConfig = () =>
  claudiaApiConfig(
    {
      login: ['POST'],
      'login/facebook': ['POST'],
      'data-deletion': ['POST'],
      'data-deletion/{code}': ['GET'],
      deauthorize: ['POST'],
    },
    { cors: true },
  );
