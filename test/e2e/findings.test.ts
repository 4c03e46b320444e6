import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startLocalPageServer } from '../helpers/local-page-server';
import { startStackUnderTest } from '../helpers/local-stack';

describe('what the page finds a bot to do wrong', () => {
  let browser: Browser;
  let page: Page;
  let served: { readonly close: () => Promise<void> };

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });
  afterEach(async () => {
    await page.close();
    await served.close();
  });

  const open = async (url: string): Promise<void> => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${url}/#wire`);
    await page.getByTestId('tab-check').click();
  };

  it('is nothing where the bot is ours', async () => {
    const stack = await startStackUnderTest();
    served = stack;
    const person = await stack.control.addPerson({ name: 'Cleo Dahl', locale: 'en_GB' });
    await open(stack.url);
    await page.getByTestId(`person-${person.name}`).click();

    await page.getByTestId('examine').click();

    // It waits, for each of its trials, until the bot has had the time to answer twice.
    const passed = page.getByTestId('verdict').filter({ hasText: 'the bot passed' });
    await passed.waitFor({ timeout: 80_000 });
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  it('is named in a sentence as soon as the wire has shown it', async () => {
    const server = await startLocalPageServer();
    served = server;
    const { psid } = server.addPerson({ name: 'Cleo Dahl', locale: 'en_GB' });
    const withoutType = { recipient: { id: psid }, message: { text: 'hi' } };
    await server.call('POST', 'messages', withoutType).catch(() => undefined);

    await open(server.url);

    await page
      .getByTestId('finding-messaging_type_missing')
      .filter({ hasText: '1 entry on the wire' })
      .waitFor();
    await page.getByTestId('verdict').filter({ hasText: '1 finding' }).waitFor();
  });
});
