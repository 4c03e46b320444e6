import { createHttpTransport } from '../../../src/shared/http-transport';
import { startGraphServer, type GraphServer } from '../../helpers/graph-server';

let server: GraphServer;

beforeEach(async () => {
  server = await startGraphServer();
});
afterEach(() => server.close());

/** Posts twice; the other side drops the kept connection when the second request is written into it. */
async function postIntoDroppedConnection(repeatable: boolean) {
  const transport = createHttpTransport(() => 0);
  const post = () =>
    transport({
      ...{ method: 'POST', url: new URL(server.baseUrl), headers: {}, body: '{}' },
      ...{ timeoutMs: 10_000, repeatable },
    });
  await post();
  server.respondWith(({ connection }) => (connection === 1 ? 'reset' : { status: 200, body: {} }));
  return post();
}

describe('a POST into a connection that the other side has dropped', () => {
  test('has an unknown outcome, as it may have arrived', async () => {
    const outcome = await postIntoDroppedConnection(false);

    expect(outcome).toEqual({ kind: 'outcome_unknown' });
  });

  test('is written once more where it may arrive twice without harm', async () => {
    const outcome = await postIntoDroppedConnection(true);

    expect(outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(server.calls).toHaveLength(3);
  });
});
