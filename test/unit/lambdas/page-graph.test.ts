import { pageGraph } from '../../../src/lambdas/page-graph';
import { readConfig } from '../../../src/shared/config';
import { createSettings } from '../../../src/store/secrets';
import { graphError, startGraphServer, type GraphServer } from '../../helpers/graph-server';

let server: GraphServer;
beforeEach(async () => {
  server = await startGraphServer();
});
afterEach(() => server.close());

test('a rotated token is in force with the next invocation after Facebook refused the former', async () => {
  let [now, stored] = [0, 'former-page-token'];
  const settings = createSettings(
    {
      SECRETS_PARAMETER: '/prod',
      GRAPH_API_URL: server.baseUrl,
      FB_APP_SECRET: 'app-secret-0123456789',
    },
    () => Promise.resolve(JSON.stringify({ FB_PAGE_ACCESS_TOKEN: stored })),
    () => now,
  );
  server.respondWith(({ headers }) =>
    headers.authorization === 'Bearer new-page-token'
      ? { status: 200, body: { id: '1' } }
      : graphError(190, 460, 401),
  );
  const invoke = async () => {
    const read = await settings.read();
    const config = readConfig(read, 'graphApiUrl', 'pageAccessToken', 'appSecrets');
    return (await pageGraph(config, settings.doubt).get('/me')).ok;
  };

  await settings.read();
  stored = 'new-page-token';
  now = 60_000;
  const answers = [await invoke(), await invoke()];

  expect(answers).toEqual([false, true]);
});
