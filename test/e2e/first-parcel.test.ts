import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from '../../src/local/demo-data';
import { startStack, type Stack } from '../../src/local/stack';
import { launchChromium } from '../helpers/chromium';

const OUTPUT = 'test/output';

/** What a new user does with `npm start`, in order: each test goes on where the one before it ended. */
describe('the local stack, as a new user finds it', () => {
  const [anna] = DEMO_CUSTOMERS;
  const logged: string[] = [];
  const awaited = new Set<{ readonly text: string; readonly found: () => void }>();
  let stack: Stack;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    stack = await startStack({
      port: 0,
      dynamoDbPort: 0,
      dist: 'dist',
      log: (level, event, fields) => {
        const line = JSON.stringify({ level, event, ...fields });
        logged.push(line);
        for (const each of awaited) if (line.includes(each.text)) each.found();
      },
    });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    page.on('console', (message) => {
      if (message.type() === 'error') logged.push(`console: ${message.text()}`);
    });
    await page.goto(stack.url);
  });

  afterAll(async () => {
    await browser.close();
    await stack.close();
  });

  const messages = (text: string | RegExp): Locator =>
    page.getByTestId('message').filter({ hasText: text });

  /** Resolves with the next log line that contains the text. */
  const nextLog = (text: string): Promise<void> =>
    new Promise((resolve) => {
      awaited.add({ text, found: resolve });
    });

  const setStatus = async (parcelId: string, status: string): Promise<void> => {
    const cell = page.getByTestId(`parcel-status-${parcelId}`);
    await cell.fill(status);
    await cell.press('Enter');
  };

  const say = async (text: string): Promise<void> => {
    await page.getByTestId('composer').fill(text);
    await page.getByTestId('send').click();
  };

  const picture = (name: string): Promise<unknown> =>
    page.screenshot({ path: `${OUTPUT}/${name}.png` });

  test('Get Started greets and says that it is a machine', async () => {
    await page.getByTestId(`person-${anna.name}`).click();
    await page.getByTestId('get-started').click();

    await messages('automatischer Assistent').first().waitFor();
    expect(await page.getByTestId('quick-reply').count()).toBeGreaterThan(1);
  });

  test('hello is answered', async () => {
    const before = await page.getByTestId('message').count();

    await say('Hallo');

    await page
      .getByTestId('message')
      .nth(before + 1)
      .waitFor();
    expect(await page.getByTestId('message').count()).toBeGreaterThanOrEqual(before + 2);
    await picture('chat-hello');
  });

  test('a parcel is not shown to a stranger', async () => {
    await say('Wo ist DL-1001?');

    await page.getByTestId('template-button').filter({ hasText: 'Log In' }).first().waitFor();
    expect(await messages('Leipzig').count()).toBe(0);
  });

  test('Log In opens the popup, which shows the profile and links', async () => {
    const opened = page.waitForEvent('popup');
    await page.getByTestId('template-button').filter({ hasText: 'Log In' }).last().click();
    const popup = await opened;
    await popup.getByLabel(/e-mail/i).fill(anna.email);
    await popup.locator('input[type=password]').fill(DEMO_PASSWORD);
    await popup.screenshot({ path: `${OUTPUT}/popup-login.png` });
    await popup.keyboard.press('Enter');
    const confirm = popup.getByRole('button', { name: /link them|verknüpfen/i });
    await confirm.waitFor();
    await popup.getByText(anna.name).first().waitFor();
    await popup.screenshot({ path: `${OUTPUT}/popup-consent.png` });

    await confirm.click();

    await messages(`jetzt mit ${anna.name} verknüpft`).last().waitFor();
    await messages('Leipzig').first().waitFor();
    await picture('chat-linked');
  });

  test('a status changed in the table reaches the chat, once', async () => {
    await setStatus('DL-1001', 'out_for_delivery');

    const update = messages('DL-1001 ist in der Zustellung');
    await update.first().waitFor();
    expect(await update.count()).toBe(1);
    await picture('chat-push');
  });

  test('a mistyped status is shown in the table and told to nobody', async () => {
    const before = await page.getByTestId('message').count();
    const handled = nextLog('status_unknown');

    await setStatus('DL-1002', 'lsot');

    await handled;

    await page
      .getByTestId('parcel-row-DL-1002')
      .getByText(/not a status|unknown/i)
      .first()
      .waitFor();
    expect(await page.getByTestId('message').count()).toBe(before);
  });

  test('after 25 hours an update is held, and released when the customer writes', async () => {
    await stack.advance(25 * 60 * 60 * 1_000);
    const held = nextLog('window_closed');
    await setStatus('DL-1001', 'delivered');
    await held;
    const delivered = messages('DL-1001 ist zugestellt');
    expect(await delivered.count()).toBe(0);

    await say('Danke');

    await delivered.first().waitFor();
    expect(await delivered.count()).toBe(1);
  });

  test('Log Out unlinks, and a later change is not told any more', async () => {
    await say('abmelden');
    await page.getByTestId('template-button').filter({ hasText: 'Log Out' }).last().click();
    await page.getByTestId('confirm').click();
    await messages('Sie sind abgemeldet').last().waitFor();
    const before = await page.getByTestId('message').count();
    const handled = nextLog('not_linked');

    await setStatus('DL-1001', 'on_hold');

    await handled;
    expect(await page.getByTestId('message').count()).toBe(before);
    await picture('chat-unlinked');
  });

  test('no personal data was logged, and the browser complained of nothing', () => {
    const all = logged.join('\n');

    for (const personal of ['Anna', anna.email, DEMO_PASSWORD, 'DL-1001']) {
      expect(all).not.toContain(personal);
    }
    expect(logged.filter((line) => line.startsWith('console:'))).toEqual([]);
  });
});
