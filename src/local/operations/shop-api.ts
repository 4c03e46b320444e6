import * as v from 'valibot';
import type { Handler } from '../http/http-server';
import { describeFailure } from '../http/failure';
import { readBody } from '../http/read-body';
import { createShop, type ShopOptions } from './shop';

/** Who is logged in at the shop; a guest is nobody. */
const shopper = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({ customerId: v.exactOptional(v.pipe(v.string(), v.minLength(1))) }),
);

/** Serves the demo shop below `/shop/`; a refusal is `{ error }` with the reason. */
export function createShopApi(options: ShopOptions): Handler {
  const shop = createShop(options);
  const routes: Readonly<Record<string, (customerId?: string) => Promise<object>>> = {
    'POST orders': (customerId) => shop.placeOrder(customerId),
    'POST messenger-links': async (customerId) => {
      if (customerId === undefined) throw new Error('A guest has no account to link.');
      return shop.messengerLink(customerId);
    },
  };
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const [, space, collection = ''] = pathname.split('/');
    const route = routes[`${request.method ?? ''} ${collection}`];
    if (space !== 'shop' || route === undefined) return false;
    const body = v.safeParse(shopper, (await readBody(request))?.toString('utf8'));
    const [status, answer] = await (
      body.success ? route(body.output.customerId) : Promise.reject(new Error('Malformed request.'))
    ).then((value) => [200, value] as const, describeFailure);
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(answer));
    return true;
  };
}
