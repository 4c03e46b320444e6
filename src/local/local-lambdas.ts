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
  const fbWebhook = wireFbWebhook(runtimeOf('fbwebhook'), channels);
  const parcelPush = wireParcelPush(runtimeOf('parcelpush'), channels);
  const userLogin = wireUserLogin(runtimeOf('userlogin'), channels);
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
    parcelPush: (event) => parcelPush(event, { getRemainingTimeInMillis: () => 30_000 }),
    close: () => {
      for (const client of clients) client.destroy();
    },
  };
}
