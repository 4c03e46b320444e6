import type { ChatChannel } from '../channels/chat-channel';
import { CHANNELS } from '../channels/registry';
import { createOwnerFinder } from '../conversation/find-owner';
import { createProfileReader } from '../conversation/profile';
import { createLexReader } from '../conversation/understanding/lex/lex-reader';
import {
  understandByRules,
  type UnderstandText,
} from '../conversation/understanding/understand-text';
import { isRoute, parseApiGatewayEvent } from '../shared/api-gateway';
import { readConfig, type Config } from '../shared/config';
import type { HttpAnswer } from '../shared/http';
import { tableNames } from '../store/tables';
import { claudiaApiConfig } from './claudia-api-config';
import { answerChat, type ChatWebhookDeps } from './fb-webhook/chat-webhook';
import { answerWebhook } from './fb-webhook/fb-webhook';
import { pageGraph, transport } from './page-graph';
import { lambdaRuntime, type LambdaContext, type Runtime } from './runtime';

/** What the conversation needs on every messenger. */
const SHARED_SETTINGS = ['loginPageUrl', 'tablePrefix'] as const;

const FACEBOOK_SETTINGS = [
  ...SHARED_SETTINGS,
  'graphApiUrl',
  'pageId',
  'appId',
  'pageAccessToken',
  'appSecrets',
  'verifyToken',
  'lexBot',
] as const;

/**
 * Wires fb_webhook to its world. Throws `config_…` at the first invocation when a setting is missing: each route asks for
 * its own messenger's only.
 */
export const wireFbWebhook =
  (runtime: Runtime, channels: readonly ChatChannel[] = CHANNELS) =>
  async (event: unknown, context: LambdaContext = {}): Promise<HttpAnswer> => {
    const settings = await runtime.settings.read();
    const correlationId = context.awsRequestId ?? 'local';
    const request = parseApiGatewayEvent(event);
    const other = request && channels.find(({ name }) => isRoute(request, name));
    if (request !== undefined && other !== undefined) {
      const config = readConfig(settings, ...SHARED_SETTINGS);
      const route = { name: other.name, channel: other.open(settings, transport) };
      return answerChat(conversationDeps(runtime, config, correlationId), route, request);
    }
    const config = readConfig(settings, ...FACEBOOK_SETTINGS);
    const { appId, pageId, appSecrets, verifyToken } = config;
    const { clock, log } = runtime;
    const graph = pageGraph(config, runtime.settings.doubt);
    return answerWebhook(
      {
        ...conversationDeps(runtime, config, correlationId),
        ...{ appId, pageId, secrets: { appSecrets, verifyToken } },
        readProfile: createProfileReader({ graph, clock, log, correlationId }),
        findOwner: createOwnerFinder({ graph, pageId, clock }),
        understandText: whoUnderstands(runtime, config, correlationId),
      },
      event,
    );
  };

const conversationDeps = (
  { client, clock, random, sleep, log }: Runtime,
  { loginPageUrl, tablePrefix }: Pick<Config, (typeof SHARED_SETTINGS)[number]>,
  correlationId: string,
): ChatWebhookDeps => ({
  ...{ client: client(), tables: tableNames(tablePrefix), clock, random, sleep, log },
  ...{ loginPageUrl, correlationId },
});

function whoUnderstands(
  { callAws, clock, log }: Runtime,
  { lexBot, appSecrets }: Pick<Config, 'lexBot' | 'appSecrets'>,
  correlationId: string,
): UnderstandText {
  if (lexBot === 'off') return understandByRules;
  const [sessionKey] = appSecrets;
  return createLexReader({ bot: lexBot, callAws, sessionKey, clock, log, correlationId });
}

const webhook = wireFbWebhook(lambdaRuntime());

/** Two parameters at most: Node 24 on Lambda refuses callback handlers (facts: local-aws §0.1). */
export const handler = (event: unknown, context: LambdaContext): Promise<HttpAnswer> =>
  webhook(event, context);

export const proxyRouter = handler;

export const apiConfig = () =>
  claudiaApiConfig(
    {
      facebook: ['GET', 'POST'],
      ...Object.fromEntries(CHANNELS.map(({ name }) => [name, ['POST']])),
    },
    { cors: false },
  );
