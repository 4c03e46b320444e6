import { createProfileReader } from '../conversation/profile';
import { readConfig } from '../shared/config';
import type { HttpAnswer } from '../shared/http';
import { tableNames } from '../store/tables';
import { claudiaApiConfig } from './claudia-api-config';
import { answerWebhook } from './fb-webhook/fb-webhook';
import { pageGraph } from './page-graph';
import { lambdaRuntime, type LambdaContext, type Runtime } from './runtime';

const SETTINGS = [
  'graphApiUrl',
  'pageId',
  'appId',
  'pageAccessToken',
  'appSecrets',
  'verifyToken',
  'loginPageUrl',
  'tablePrefix',
] as const;

/** Wires fb_webhook to its world. Throws `config_…` at the first invocation when a setting is missing. */
export const wireFbWebhook =
  (runtime: Runtime) =>
  async (event: unknown, context: LambdaContext = {}): Promise<HttpAnswer> => {
    const config = readConfig(await runtime.settings(), ...SETTINGS);
    const { clock, log } = runtime;
    const correlationId = context.awsRequestId ?? 'local';
    return answerWebhook(
      {
        client: runtime.client(),
        tables: tableNames(config.tablePrefix),
        clock,
        random: runtime.random,
        sleep: runtime.sleep,
        log,
        appId: config.appId,
        pageId: config.pageId,
        loginPageUrl: config.loginPageUrl,
        correlationId,
        readProfile: createProfileReader({ graph: pageGraph(config), clock, log, correlationId }),
        secrets: { appSecrets: config.appSecrets, verifyToken: config.verifyToken },
      },
      event,
    );
  };

const webhook = wireFbWebhook(lambdaRuntime());

/** Two parameters at most: Node 24 on Lambda refuses callback handlers (facts: local-aws §0.1). */
export const handler = (event: unknown, context: LambdaContext): Promise<HttpAnswer> =>
  webhook(event, context);

export const proxyRouter = handler;

export const apiConfig = () => claudiaApiConfig({ facebook: ['GET', 'POST'] }, { cors: false });
