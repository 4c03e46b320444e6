import type { Browser } from 'playwright-core';
import { createControlClient } from '../../src/local/messenger/control/control-client';
import { launchChromium } from '../helpers/chromium';
import { startLocalPageServer, type LocalPageServer } from '../helpers/local-page-server';

/** The page with 200 messages in view may take this many times as long as with none, and no more. */
const FACTOR = 5;

describe('the local page', () => {
  let server: LocalPageServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startLocalPageServer();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** Milliseconds from opening the page until the chat shows this many messages. */
  const load = async (name: string, messages: number): Promise<number> => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const begun = performance.now();
    await page.goto(server.url);
    await page.getByTestId(`person-${name}`).click();
    const phone = page.getByTestId(`phone-${name}`);
    await phone.waitFor();
    if (messages > 0) {
      await phone
        .getByTestId('message')
        .nth(messages - 1)
        .waitFor();
    }
    const taken = performance.now() - begun;
    await page.close();
    return taken;
  };

  const best = async (name: string, messages: number): Promise<number> => {
    const times = [];
    for (let run = 0; run < 5; run += 1) times.push(await load(name, messages));
    return Math.min(...times);
  };

  it('loads as well with 200 messages in view as with none', async () => {
    const quiet = server.addPerson({ name: 'Quiet Person', locale: 'en_GB' });
    const busy = server.addPerson({ name: 'Busy Person', locale: 'en_GB' });
    const control = createControlClient(server.url);
    // More than 40 answers in a second would freeze the Page (facts §3).
    for (let each = 0; each < 20; each += 1) {
      for (let word = 0; word < 9; word += 1) await control.say(busy.psid, `word ${word}`);
      await server.send(busy.psid, { text: `answer ${each}` });
    }
    await load(quiet.name, 0);

    const empty = await best(quiet.name, 0);
    const full = await best(busy.name, 200);

    console.log(`empty ${Math.round(empty)} ms, 200 messages ${Math.round(full)} ms`);
    expect(full).toBeLessThan(FACTOR * empty);
  });
});
