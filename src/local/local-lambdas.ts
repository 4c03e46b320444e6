import { wireFbWebhook } from '../lambdas/fb-webhook';
import { wireParcelPush } from '../lambdas/parcel-push';
import { wireUserLogin } from '../lambdas/user-login';
import type { Runtime } from '../lambdas/runtime';
import type { Route } from './http/api-gateway';

export interface LocalLambdas {
  /** The API Lambdas with the routes that claudia would make for them. */
  readonly routes: readonly Route[];
  readonly parcelPush: (event: unknown) => Promise<unknown>;
}

/** The three Lambdas as they are deployed, in this process and on this world's time. */
export function createLocalLambdas(runtime: Runtime): LocalLambdas {
  const parcelPush = wireParcelPush(runtime);
  const userLogin = wireUserLogin(runtime);
  return {
    routes: [
      { resource: '/facebook', methods: ['GET', 'POST'], lambda: wireFbWebhook(runtime) },
      { resource: '/login', methods: ['POST', 'OPTIONS'], lambda: userLogin },
      { resource: '/login/facebook', methods: ['POST', 'OPTIONS'], lambda: userLogin },
      { resource: '/data-deletion', methods: ['POST', 'OPTIONS'], lambda: userLogin },
      { resource: '/data-deletion/{code}', methods: ['GET', 'OPTIONS'], lambda: userLogin },
      { resource: '/deauthorize', methods: ['POST', 'OPTIONS'], lambda: userLogin },
    ],
    parcelPush: (event) => parcelPush(event, { getRemainingTimeInMillis: () => 30_000 }),
  };
}
