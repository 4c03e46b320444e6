import { createHash } from 'node:crypto';
import type { ControlApi } from '../../../src/local/messenger/control/control-api';
import { createControlClient } from '../../../src/local/messenger/control/control-client';
import { createMessengerEmulator } from '../../../src/local/messenger/emulator';
import type { MessengerEmulator } from '../../../src/local/messenger/emulator';
import type { Assumptions, MessengerEmulatorOptions } from '../../../src/local/messenger/options';
import type { Person } from '../../../src/local/messenger/thread/thread-model';
import { hmacSha256Hex } from '../../../src/shared/hash';
import type { RandomBytes } from '../../../src/shared/random';
import { startFakeBot } from './fake-bot';
import type { FakeBot } from './fake-bot';
import { listen } from './listen';
import { createVirtualTime } from './virtual-time';
import type { VirtualTime } from './virtual-time';

export const PAGE_ID = '1053487261029348';
export const APP_ID = '700700700700700';
export const APP_SECRET = 'current-app-secret-of-the-test';
export const OLD_APP_SECRET = 'former-app-secret-of-the-test';
export const PAGE_TOKEN = 'EAAtestpagetoken';
export const VERIFY_TOKEN = 'verify-token-of-the-test';
export const PAGE_INBOX = '263902037430900';
/** Where Messenger Extensions may run. */
export const EXTENSIONS_SITE = 'https://extensions.example.com';
export const START = Date.UTC(2026, 10, 20, 9);

export interface GraphReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export type GraphFunction = (
  method: string,
  path: string,
  body?: object,
  more?: {
    readonly token?: string | null;
    readonly proof?: string | null;
    readonly signal?: AbortSignal;
  },
) => Promise<GraphReply>;

/** The emulator behind HTTP, a bot that it calls, one person, and time under the test's control. */
export interface Stage {
  readonly url: string;
  readonly emulator: MessengerEmulator;
  readonly bot: FakeBot;
  readonly time: VirtualTime;
  readonly control: ControlApi;
  readonly anna: Person;
  readonly graph: GraphFunction;
  /** A valid message with this part changed. */
  readonly send: (psid: string, message: object, rest?: object) => Promise<GraphReply>;
  readonly close: () => Promise<void>;
}

export async function setStage(
  assumptions: Partial<Assumptions> = {},
  more: Partial<MessengerEmulatorOptions> = {},
): Promise<Stage> {
  const time = createVirtualTime(START);
  const bot = await startFakeBot(VERIFY_TOKEN);
  const emulator = createMessengerEmulator({
    pageId: PAGE_ID,
    pageName: 'Parcel Demo',
    appId: APP_ID,
    appSecrets: [APP_SECRET, OLD_APP_SECRET],
    pageAccessToken: PAGE_TOKEN,
    verifyToken: VERIFY_TOKEN,
    webhookUrl: bot.url,
    clock: time.now,
    sleep: time.sleep,
    random: countingRandom(),
    messengerProfile: {
      account_linking_url: 'https://login.example.com/',
      whitelisted_domains: [EXTENSIONS_SITE],
    },
    assumptions,
    ...more,
  });
  const server = await listen(async (request, response) => {
    if (!(await emulator.handle(request, response))) response.writeHead(404).end();
  });
  const graph = graphClient(server.url);
  return {
    url: server.url,
    emulator,
    bot,
    time,
    control: createControlClient(server.url),
    anna: emulator.addPerson({ name: 'Anna Maria Berger', locale: 'de_DE' }),
    graph,
    send: (psid, message, rest = {}) =>
      graph('POST', '/me/messages', {
        recipient: { id: psid },
        messaging_type: 'RESPONSE',
        message,
        ...rest,
      }),
    close: async () => {
      emulator.close();
      await Promise.all([server.close(), bot.close()]);
    },
  };
}

/** (code, subcode) of a Graph answer, as bots must read them; `null` when it is no refusal. */
export function refusalOf({ body }: GraphReply): readonly [number, number | undefined] | null {
  const error = body['error'] as { code: number; error_subcode?: number } | undefined;
  return error === undefined ? null : [error.code, error.error_subcode];
}

export const proofOf = (token: string, secret = APP_SECRET): string => hmacSha256Hex(secret, token);

function graphClient(url: string): GraphFunction {
  return async (method, path, body, { token = PAGE_TOKEN, proof, signal } = {}) => {
    const address = new URL(`${url}/graph/v25.0${path}`);
    const given = proof === undefined && token !== null ? proofOf(token) : (proof ?? null);
    if (given !== null) address.searchParams.set('appsecret_proof', given);
    const response = await fetch(address, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const answer = (await response.json()) as Readonly<Record<string, unknown>>;
    return { status: response.status, headers: response.headers, body: answer };
  };
}

/** Unlike bytes each time, the same ones in each run. */
function countingRandom(): RandomBytes {
  let count = 0;
  return (size) => {
    count += 1;
    const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, index) =>
      createHash('sha256')
        .update(`${String(count)}.${String(index)}`)
        .digest(),
    );
    return Buffer.concat(blocks).subarray(0, size);
  };
}
