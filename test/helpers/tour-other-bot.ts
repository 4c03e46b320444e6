import { freePort } from './free-port';
import { startProcess } from './start-process';

/** A bot that is not ours, and `npm run emulator` with it at its webhook: each a process of its own. */
export interface OtherBot {
  /** Where the emulator's page is. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const CREDENTIALS = {
  FB_VERIFY_TOKEN: 'the-verify-token',
  FB_APP_SECRET: 'the-app-secret',
  FB_PAGE_ACCESS_TOKEN: 'THEPAGETOKEN',
};

export async function startOtherBot(): Promise<OtherBot> {
  const port = String(await freePort());
  const GRAPH_API_URL = `http://localhost:${port}/graph/v25.0`;
  const bot = startProcess('test/integration/foreign-bot/echo-bot.mjs', [], {
    ...CREDENTIALS,
    GRAPH_API_URL,
  });
  const [, botPort = ''] = await bot.printed(/listening on (\d+)/);
  const emulator = startProcess('dist/local/start-emulator.js', [
    ...['--webhook', `http://localhost:${botPort}/facebook`, '--port', port],
    ...['--verify-token', CREDENTIALS.FB_VERIFY_TOKEN],
    ...['--app-secret', CREDENTIALS.FB_APP_SECRET],
    ...['--page-token', CREDENTIALS.FB_PAGE_ACCESS_TOKEN],
    ...['--lenient', 'messaging_type', '--lenient', 'appsecret_proof'],
  ]);
  await emulator.printed(/Handshake with \S+ done/);
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      await Promise.all([bot.stop(), emulator.stop()]);
    },
  };
}
