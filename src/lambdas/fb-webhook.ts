import type { ChatChannel } from '../channels/chat-channel';
import { CHANNELS } from '../channels/registry';
import { createProfileReader } from '../conversation/profile';
import { isRoute, parseApiGatewayEvent } from '../shared/api-gateway';
import { readConfig } from '../shared/config';
import type { HttpAnswer } from '../shared/http';
import { tableNames } from '../store/tables';
import { claudiaApiConfig } from './claudia-api-config';
import { answerChat } from './fb-webhook/chat-webhook';
import { answerWebhook } from './fb-webhook/fb-webhook';
import { pageGraph, transport } from './page-graph';
import { lambdaRuntime, type LambdaContext, type Runtime } from './runtime';

/** What every messenger's conversation needs; a messenger's own settings are asked for on its own route only. */
const SHARED_SETTINGS = ['loginPageUrl', 'tablePrefix'] as const;

const SETTINGS = [
  'graphApiUrl',
  'pageId',
  'appId',
  'pageAccessToken',
  'appSecrets',
  'verifyToken',
] as const;

/** Wires fb_webhook to its world. Throws `config_…` at the first invocation when a setting is missing. */
export const wireFbWebhook =
  (runtime: Runtime, channels: readonly ChatChannel[] = CHANNELS) =>
  async (event: unknown, context: LambdaContext = {}): Promise<HttpAnswer> => {
    const settings = await runtime.settings();
    const { loginPageUrl, tablePrefix } = readConfig(settings, ...SHARED_SETTINGS);
    const { clock, random, sleep, log } = runtime;
    const correlationId = context.awsRequestId ?? 'local';
    const shared = {
      ...{ client: runtime.client(), tables: tableNames(tablePrefix), clock, random, sleep, log },
      ...{ loginPageUrl, correlationId },
    };
    const request = parseApiGatewayEvent(event);
    const other = request && channels.find(({ name }) => isRoute(request, name));
    if (other !== undefined) {
      const route = { name: other.name, channel: other.open(settings, transport) };
      return answerChat(shared, route, request);
    }
    const config = readConfig(settings, ...SETTINGS);
    const { appId, pageId, appSecrets, verifyToken } = config;
    return answerWebhook(
      {
        ...{ ...shared, appId, pageId, secrets: { appSecrets, verifyToken } },
        readProfile: createProfileReader({ graph: pageGraph(config), clock, log, correlationId }),
      },
      event,
    );
  };

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
