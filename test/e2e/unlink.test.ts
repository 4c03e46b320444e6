import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from '../../src/local/demo-data';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';

const OUTPUT = 'test/output';
const PHONE = { viewport: { width: 360, height: 740 } };

describe('unlinking on the login page', () => {
  const [, ben] = DEMO_CUSTOMERS;
  let stack: StackUnderTest;
  let browser: Browser;
  let page: Page;
  let psid: string;
  let defects: string[];

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    stack = await startStackUnderTest();
    browser = await launchChromium();
    psid = (await stack.control.people())[1]!.psid;
  });
  afterAll(async () => {
    await browser.close();
    await stack.close();
  });
  beforeEach(() => {
    defects = [];
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  const open = async (query: string, options: BrowserContextOptions = {}): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    await page.goto(`${stack.url}/login/${query}`);
    await page.locator('main h1:visible').waitFor();
  };

  const enter = async (): Promise<void> => {
    await page.fill('#email', ben.email);
    await page.fill('#password', DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('#notice-title:focus').waitFor();
  };

  const heading = () => page.locator('main h1:visible').textContent();

  const linked = async (): Promise<void> => {
    await stack.control.say(psid, 'hello');
    await linkPerson(stack, psid, ben.email);
  };

  it('takes a few steps from the page that was opened by itself, and the chat is told', async () => {
    await linked();
    await open('');

    await page.getByRole('link', { name: 'Unlink Messenger' }).click();
    await page.getByText('is told so, and gets no more parcel updates').waitFor();
    await page.screenshot({ path: `${OUTPUT}/unlink-form.png` });
    await enter();
    await page.screenshot({ path: `${OUTPUT}/unlink-done.png` });

    await stack.settled();
    // What a busy machine made Graph too slow for is due again by then.
    await stack.advance(60_000);
    await stack.settled();
    const texts = await stack.textsTo(psid);
    expect(await heading()).toBe('Messenger is unlinked');
    expect(texts.at(-1)).toMatch(/no longer linked.*on our website or by our customer service/);
    expect((await stack.control.thread(psid)).state.linked).toBe(false);
  });

  it('ends the parcel updates', async () => {
    await linked();
    await open('?unlink');
    await enter();
    await stack.settled();

    await stack.setParcel('DL-2002', { status: 'out_for_delivery' });
    await stack.settled();

    expect((await stack.textsTo(psid)).join()).not.toContain('DL-2002 is out for delivery');
  });

  it('says so when there is nothing to unlink', async () => {
    await open('?unlink');

    await enter();

    expect(await heading()).toBe('Nothing was linked');
  });

  it('waits as long as it takes: no link of Facebook’s expires here', async () => {
    await open('?unlink');
    await page.clock.install();

    await page.clock.fastForward('01:00:00');

    expect(await heading()).toBe('Unlink Messenger');
    expect(await page.locator('#cancel').isHidden()).toBe(true);
  });

  it.each([
    ['form', 'light', () => Promise.resolve()],
    ['form', 'dark', () => Promise.resolve()],
    ['done', 'light', () => enter()],
    ['done', 'dark', () => enter()],
  ] as const)('has no accessibility defect, and fits: %s, %s', async (name, colorScheme, reach) => {
    await open('?unlink', { ...PHONE, locale: 'de-DE', colorScheme, bypassCSP: true });

    await reach();
    await page.screenshot({ path: `${OUTPUT}/unlink-${name}-${colorScheme}.png`, fullPage: true });

    expect(await accessibilityProblems(page)).toEqual([]);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.viewport.width);
  });
});
