import { createServer, type AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { createGraph, type Graph } from '../../../src/messenger/graph';
import { createHttpTransport } from '../../../src/shared/http-transport';
import { hmacSha256Hex } from '../../../src/shared/hash';
import {
  graphError,
  startGraphServer,
  type GraphServer,
  type Reply,
} from '../../helpers/graph-server';

const TOKEN = 'EAAB-secret-page-token';
const SECRET = 'app-secret-0123456789';

let server: GraphServer;
let now: number;
let expireTimers: () => void;
let graph: Graph;

let tokenDied: number;

const connectTo = (baseUrl: string): Graph => {
  const timers = new Set<() => void>();
  expireTimers = () => {
    for (const expire of timers) expire();
  };
  const transport = createHttpTransport(
    () => now,
    (_milliseconds, expire) => {
      timers.add(expire);
      return () => timers.delete(expire);
    },
  );
  tokenDied = 0;
  const onTokenDead = () => {
    tokenDied += 1;
  };
  return createGraph({ baseUrl, accessToken: TOKEN, appSecret: SECRET, transport, onTokenDead });
};

beforeEach(async () => {
  server = await startGraphServer();
  now = 1_000_000;
  graph = connectTo(server.baseUrl);
});
afterEach(() => server.close());

const send = () => graph.post('/me/messages', { recipient: { id: '1' } });
const answerWith = (reply: Reply) => {
  server.respondWith(() => reply);
};

describe('a call', () => {
  test('carries token in the header and the proof in the query or the body', async () => {
    await graph.get('/me', { fields: 'recipient' });
    await send();
    await graph.remove('/me/messenger_profile', { fields: ['greeting'] });

    const proof = hmacSha256Hex(SECRET, TOKEN);
    expect(server.calls).toMatchObject([
      {
        method: 'GET',
        path: '/v25.0/me',
        query: { fields: 'recipient', appsecret_proof: proof },
        headers: { authorization: `Bearer ${TOKEN}` },
      },
      {
        method: 'POST',
        path: '/v25.0/me/messages',
        query: {},
        body: { recipient: { id: '1' }, appsecret_proof: proof },
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      },
      {
        method: 'DELETE',
        path: '/v25.0/me/messenger_profile',
        body: { fields: ['greeting'], appsecret_proof: proof },
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      },
    ]);
  });

  test('shows its token in no URL, result or inspection', async () => {
    answerWith(graphError(190, 460));

    const results = [await graph.get('/me'), await send(), graph];

    expect(server.calls.map(({ query }) => JSON.stringify(query)).join()).not.toContain(TOKEN);
    const shown = inspect(results, { depth: null, showHidden: true }) + JSON.stringify(results);
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain(SECRET);
  });

  test('succeeds with the body and what the Page has used', async () => {
    const usage = [{ type: 'messenger', call_count: 28, total_cputime: 25, total_time: 3 }];
    answerWith({
      status: 200,
      body: { message_id: 'm_1' },
      headers: { 'x-business-use-case-usage': JSON.stringify({ '77': usage }) },
    });

    const result = await send();

    expect(result).toEqual({
      ok: true,
      body: { message_id: 'm_1' },
      usage: { percent: 28, regainAccessMs: 0 },
    });
  });
});

describe('a refusal', () => {
  test.each([
    [190, undefined, 1],
    [190, 460, 1],
    [10, 2018278, 0],
    [100, undefined, 0],
  ])('of %s/%s says %s times that the token is dead', async (code, subcode, times) => {
    answerWith(graphError(code, subcode));

    await graph.get('/me');

    expect(tokenDied).toBe(times);
  });

  test('is told by code, subcode and trace, without its words', async () => {
    answerWith(graphError(10, 2018278, 403));

    const result = await send();

    expect(result).toEqual({
      ok: false,
      failure: {
        kind: 'refused',
        code: 10,
        subcode: 2018278,
        httpStatus: 403,
        fbtraceId: 'AbCdEfGhIjK',
      },
    });
  });

  test('counts even with status 200', async () => {
    answerWith(graphError(1, 1357046, 200));

    expect(await send()).toMatchObject({ failure: { kind: 'refused', code: 1, subcode: 1357046 } });
  });

  test.each([
    [
      'the usage header, in minutes',
      {
        'x-business-use-case-usage': JSON.stringify({
          b: [{ estimated_time_to_regain_access: 3 }],
        }),
      },
      180_000,
    ],
    ['Retry-After, in seconds', { 'retry-after': '7' }, 7_000],
  ])('says when Facebook will listen again: %s', async (_where, headers, retryAfterMs) => {
    answerWith({ status: 400, body: { error: { code: 613 } }, headers });

    expect(await send()).toMatchObject({ failure: { code: 613, retryAfterMs } });
  });

  test.each([502, 429, 403, 302])(
    'of status %i without a Graph error has no code',
    async (status) => {
      answerWith({ status, body: '<html>Sorry</html>' });

      expect(await send()).toEqual({ ok: false, failure: { kind: 'refused', httpStatus: status } });
    },
  );
});

describe('the outcome is unknown when the request was written and', () => {
  test.each([
    ['the connection is reset', 'reset'],
    ['the answer is cut off', 'cut'],
    ['the answer is larger than we read', 'flood'],
    ['the answer is no JSON', { status: 200, body: 'OK' }],
    ['the answer is empty', { status: 200, body: '' }],
  ] satisfies [string, Reply][])('%s', async (_what, reply) => {
    answerWith(reply);

    expect(await send()).toEqual({ ok: false, failure: { kind: 'outcome_unknown' } });
  });

  test.each(['silence', 'stall'] satisfies Reply[])('the time is up (%s)', async (reply) => {
    answerWith(reply);
    const result = send();
    await server.received(1);

    expireTimers();

    expect(await result).toEqual({ ok: false, failure: { kind: 'outcome_unknown' } });
  });
});

describe('Facebook is unreachable when', () => {
  test('the connection is refused', async () => {
    await server.close();

    expect(await send()).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  });

  test('TLS fails before the request is written', async () => {
    graph = connectTo(server.baseUrl.replace('http:', 'https:'));

    expect(await send()).toEqual({ ok: false, failure: { kind: 'unreachable' } });
    expect(server.calls).toHaveLength(0);
  });

  test('the time is up while TLS is being negotiated', async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    graph = connectTo(`https://127.0.0.1:${String((mute.address() as AddressInfo).port)}`);
    const connected = new Promise<void>((resolve) => {
      mute.once('connection', (socket) => {
        resolve();
        socket.on('error', () => undefined);
        socket.on('data', () => undefined);
      });
    });
    const result = send();
    await connected;

    expireTimers();

    expect(await result).toEqual({ ok: false, failure: { kind: 'unreachable' } });
    await new Promise((resolve) => mute.close(resolve));
  });
});

describe('a connection', () => {
  test('is used again', async () => {
    for (let call = 0; call < 100; call += 1) await send();

    expect(new Set(server.calls.map(({ connection }) => connection)).size).toBe(1);
  });

  test('that rested for more than ten seconds is not', async () => {
    await send();
    now += 10_001;

    await send();

    expect(server.calls.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  /** The first answer comes; the next request on that connection finds it gone. */
  const goStaleAfterFirst = () => {
    server.respondWith(({ connection }) =>
      server.calls.length > 1 && connection === 1 ? 'reset' : { status: 200, body: {} },
    );
  };

  test('found dead is replaced for a call that changes nothing', async () => {
    goStaleAfterFirst();
    await graph.get('/me');

    const result = await graph.get('/me');

    expect(result.ok).toBe(true);
    expect(server.calls.map(({ connection }) => connection)).toEqual([1, 1, 2]);
  });

  test('found dead leaves the outcome of a send unknown: it is not sent twice', async () => {
    goStaleAfterFirst();
    await graph.get('/me');

    const result = await send();

    expect(result).toEqual({ ok: false, failure: { kind: 'outcome_unknown' } });
    expect(server.calls).toHaveLength(2);
  });
});
