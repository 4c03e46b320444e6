import { inspect } from 'node:util';
import { createGraph } from '../../../src/messenger/graph';
import { splitText, TEXT_LIMIT } from '../../../src/messenger/split-text';
import { readConfig } from '../../../src/shared/config';

/** Defects of other bots on the way out, each reproduced with the published package (facts: peers §3). */
describe('claudia-bot-builder 4.5.0', () => {
  test('cut emoji in two and lost blanks at the limit: ours keeps both', () => {
    const text = `${'x'.repeat(TEXT_LIMIT - 1)}😀 and  more `;

    const parts = splitText(text, TEXT_LIMIT);

    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
  });

  test('ran with an empty verify token: ours refuses to start', () => {
    const read = () => readConfig({ FB_VERIFY_TOKEN: '' }, 'verifyToken');

    expect(read).toThrow('FB_VERIFY_TOKEN is missing');
  });
});

describe('messaging-api-messenger 1.1.0', () => {
  const TOKEN = 'PAGE-TOKEN-CANARY';
  const refusal = {
    error: { message: `Error for ${TOKEN}`, code: 190, error_subcode: 460, fbtrace_id: 'T' },
  };
  const graph = createGraph({
    baseUrl: 'https://graph.example/v25.0',
    accessToken: TOKEN,
    appSecret: 'app-secret',
    transport: () =>
      Promise.resolve({
        kind: 'answered',
        status: 400,
        headers: {},
        body: JSON.stringify(refusal),
      }),
  });

  test('left the error without its code and subcode: ours has both', async () => {
    const result = await graph.post('/me/messages', {});

    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'refused', code: 190, subcode: 460 },
    });
  });

  test('printed the access token with the error: ours does not hold it', async () => {
    const result = await graph.post('/me/messages', {});

    const printed = inspect(result, { depth: 10, showHidden: true }) + JSON.stringify(result);
    expect(printed).not.toContain(TOKEN);
  });
});
