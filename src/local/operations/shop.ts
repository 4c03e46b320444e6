import { issueReference, REFERENCE_LIFETIMES_MS } from '../../accounts/reference';
import { mMeLink } from '../../messenger/m-me-link';
import type { Clock } from '../../shared/clock';
import type { RandomBytes } from '../../shared/random';
import { findCustomer } from '../../store/customers';
import type { DocumentClient } from '../../store/dynamodb';
import { changeParcelRow } from '../../store/parcels';
import type { TableNames } from '../../store/tables';
import { DEMO_PASSWORD } from '../demo-data';
import { SHOP_SITE } from '../local-settings';
import type { MessengerLink, PlacedOrder } from './shop-types';

export interface ShopOptions {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly pageId: string;
  /** Below which `POST /login` is. */
  readonly apiUrl: string;
}

/** What the demo shop does on its server; rejects with the reason as its message. `undefined`: a guest. */
export interface Shop {
  readonly placeOrder: (customerId: string | undefined) => Promise<PlacedOrder>;
  readonly messengerLink: (customerId: string) => Promise<MessengerLink>;
}

/** Orders and references are made by the product's own code, and the way into Messenger comes from `POST /login`. */
export function createShop(options: ShopOptions): Shop {
  const { client, tables, clock, random, pageId } = options;
  const messengerLink = (customerId: string): Promise<MessengerLink> =>
    logInForMessenger(options, customerId);
  return {
    messengerLink,
    placeOrder: async (customerId) => {
      const account = customerId === undefined ? undefined : await messengerLink(customerId);
      const orderId = `O-${digits(random, 6)}`;
      const tools = { client, logins: tables.logins, now: clock(), random };
      const order = {
        ...{ kind: 'order' as const, orderId },
        ...(customerId !== undefined && { customerId }),
      };
      const { text: reference, expiresAt } = await issueReference(tools, order);
      const { text: checkboxReference } = await issueReference(tools, order);
      return {
        ...{ orderId, reference, checkboxReference, site: SHOP_SITE },
        ...(customerId !== undefined && { parcelId: await createParcel(options, customerId) }),
        messengerLink: account ?? { url: mMeLink(pageId, reference), expiresAt },
      };
    },
  };
}

/** As operations would add it. */
async function createParcel(
  { client, tables, random }: ShopOptions,
  customerId: string,
): Promise<string> {
  const parcelId = `DL-${digits(random, 6)}`;
  const row = { customerId, status: 'pending' };
  const made = await changeParcelRow(client, tables.parcels, parcelId, row, 'absent');
  if (!made) throw new Error(`${parcelId} exists already.`);
  return parcelId;
}

async function logInForMessenger(
  { client, tables, clock, apiUrl }: ShopOptions,
  customerId: string,
): Promise<MessengerLink> {
  const customer = await findCustomer(client, tables.customers, customerId);
  const answer = await fetch(`${apiUrl}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: customer?.email, password: DEMO_PASSWORD, intent: 'messenger' }),
  });
  if (!answer.ok) throw new Error('The shop cannot log this customer in with the demo password.');
  const { messengerUrl: url, chatCode } = (await answer.json()) as {
    messengerUrl: string;
    chatCode: string;
  };
  return { url, chatCode, expiresAt: clock() + REFERENCE_LIFETIMES_MS.account };
}

const digits = (random: RandomBytes, count: number): string =>
  String(random(4).readUInt32BE() % 10 ** count).padStart(count, '0');
