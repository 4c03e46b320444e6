import type { ChatChannel } from '../channels/chat-channel';
import { CHANNELS } from '../channels/registry';
import { wireFbWebhook } from '../lambdas/fb-webhook';
import { wireParcelPush } from '../lambdas/parcel-push';
import { wireUserLogin } from '../lambdas/user-login';
import type { Runtime } from '../lambdas/runtime';
import { createDocumentClient, type DocumentClient } from '../store/dynamodb';
import type { Route } from './http/api-gateway';
import { LOCAL_CREDENTIALS } from './local-settings';
import type { FunctionKey } from './roles';

export interface LocalLambdas {
  /** The API Lambdas with the routes that claudia would make for them. */
  readonly routes: readonly Route[];
  readonly parcelPush: (event: unknown) => Promise<unknown>;
  /** Forgets all that the three hold in memory, as AWS does when it likes; what is under way goes on. */
  readonly coldStart: () => void;
  readonly close: () => void;
}

/** The three Lambdas as they are deployed, in this process and on this world's time, each under a name of its own. */
export function createLocalLambdas(
  world: Omit<Runtime, 'client'>,
  dynamoDbEndpoint: string,
  channels: readonly ChatChannel[] = CHANNELS,
): LocalLambdas {
  const clients: DocumentClient[] = [];
  const runtimeOf = (key: FunctionKey): Runtime => {
    const credentials = { accessKeyId: key, secretAccessKey: 'local' };
    const client = createDocumentClient({
      endpoint: dynamoDbEndpoint,
      ...LOCAL_CREDENTIALS,
      credentials,
    });
    clients.push(client);
    return { ...world, client: () => client };
  };
  // The roles outlive a cold start; what the functions remember does not.
  const runtimes = {
    fbWebhook: runtimeOf('fbwebhook'),
    parcelPush: runtimeOf('parcelpush'),
    userLogin: runtimeOf('userlogin'),
  };
  const wire = () => ({
    fbWebhook: wireFbWebhook(runtimes.fbWebhook, channels),
    parcelPush: wireParcelPush(runtimes.parcelPush, channels),
    userLogin: wireUserLogin(runtimes.userLogin, channels),
  });
  let warm = wire();
  const fbWebhook: Route['lambda'] = (...call) => warm.fbWebhook(...call);
  const userLogin: Route['lambda'] = (...call) => warm.userLogin(...call);
  return {
    routes: [
      { resource: '/facebook', methods: ['GET', 'POST'], lambda: fbWebhook },
      ...channels.map(({ name }) => ({
        resource: `/${name}`,
        methods: ['POST'],
        lambda: fbWebhook,
      })),
      { resource: '/login', methods: ['POST', 'OPTIONS'], lambda: userLogin },
      { resource: '/login/facebook', methods: ['POST', 'OPTIONS'], lambda: userLogin },
      { resource: '/data-deletion', methods: ['POST', 'OPTIONS'], lambda: userLogin },
      { resource: '/data-deletion/{code}', methods: ['GET', 'OPTIONS'], lambda: userLogin },
      { resource: '/deauthorize', methods: ['POST', 'OPTIONS'], lambda: userLogin },
    ],
    parcelPush: (event) => warm.parcelPush(event, { getRemainingTimeInMillis: () => 30_000 }),
    coldStart: () => {
      warm = wire();
    },
    close: () => {
      for (const client of clients) client.destroy();
    },
  };
}
