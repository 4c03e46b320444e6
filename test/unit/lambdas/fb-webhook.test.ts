import { understandByRules } from '../../../src/conversation/understanding/understand-text';
import { createHmac } from 'node:crypto';
import { answerWebhook, type FbWebhookDeps } from '../../../src/lambdas/fb-webhook/fb-webhook';
import { systemRandom } from '../../../src/shared/random';
import { createDocumentClient } from '../../../src/store/dynamodb';
import { tableNames } from '../../../src/store/tables';

const APP_SECRET = 'app-secret';
const NOW = 1_795_000_000_000;

/** Wired to no store: whoever asks it for anything fails. */
function createWebhook() {
  const logged: unknown[] = [];
  const deps: FbWebhookDeps = {
    client: createDocumentClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'eu-central-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    }),
    tables: tableNames('test-'),
    clock: () => NOW,
    random: systemRandom,
    sleep: () => Promise.resolve(),
    log: (_, event, fields) => logged.push({ event, ...fields }),
    appId: '1',
    pageId: 'PAGE',
    loginPageUrl: 'https://login.example.com/',
    correlationId: 'request-1',
    readProfile: () => Promise.resolve(undefined),
    findOwner: () => Promise.resolve({ kind: 'no_answer' }),
    understandText: understandByRules,
    secrets: { appSecrets: [APP_SECRET], verifyToken: 'x' },
  };
  return { deps, logged };
}

const post = (body: string) => ({
  httpMethod: 'POST',
  path: '/facebook',
  resource: '/facebook',
  requestContext: { resourcePath: '/facebook' },
  headers: {
    'x-hub-signature-256': `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`,
  },
  body,
  isBase64Encoded: false,
});

describe('fb_webhook', () => {
  it('acknowledges what is said to another Page, and does nothing about it', async () => {
    const { deps, logged } = createWebhook();
    const message = { sender: { id: 'P-1' }, recipient: { id: '999' }, message: { mid: 'm_1' } };
    const body = JSON.stringify({
      object: 'page',
      entry: [{ id: '999', time: NOW, messaging: [message] }],
    });

    const answer = await answerWebhook(deps, post(body));

    expect(answer.statusCode).toBe(200);
    expect(logged).toEqual([
      {
        event: 'events_ignored',
        correlationId: 'request-1',
        reason: 'other_page',
        count: 1,
      },
    ]);
  });

  it('refuses a body of half a million events in one line', async () => {
    const { deps, logged } = createWebhook();
    const messaging = Array<number>(500_000).fill(0);

    const answer = await answerWebhook(
      deps,
      post(JSON.stringify({ object: 'page', entry: [{ id: 'PAGE', messaging }] })),
    );

    expect(answer.statusCode).toBe(400);
    expect(logged).toEqual([
      { event: 'webhook_refused', correlationId: 'request-1', reason: 'too_many_events' },
    ]);
  });
});
