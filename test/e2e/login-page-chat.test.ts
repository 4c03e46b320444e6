import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityInBothSchemes } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import {
  buildLoginPage,
  type LoginPageFiles,
  type LoginPageServer,
  startLoginPageServer,
} from '../helpers/login-page-server';
import { type Visit, visitLoginPage, type VisitOptions } from '../helpers/login-page-visit';

const TOKEN = 't'.repeat(43);
const FROM_CHAT = { link_token: TOKEN };
const BACK = `https://m.me/104000000000001?ref=${'r'.repeat(43)}`;
const CODE = 'ACDE-2FGH';
const MINUTE = 60_000;
const PICTURES = path.join(__dirname, '../output');

const accepted =
  (more: object = {}) =>
  () => ({
    status: 200,
    body: {
      ...{ customerName: 'Ada Lovelace', redirectTo: BACK, chatCode: CODE },
      ...{ messengerProfile: { name: 'Ada L.' }, ...more },
    },
  });
const over = () => ({ status: 400, body: { error: { code: 'link_token_invalid', message: '' } } });

/** The login page, opened from the chat in any browser (design §4.2). */
describe('opened with a link token', () => {
  let browser: Browser;
  let files: LoginPageFiles;
  let server: LoginPageServer;
  let visits: Visit[];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    files = await buildLoginPage();
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    visits = [];
    server = await startLoginPageServer(files);
    server.answer = accepted();
  });
  afterEach(async () => {
    await Promise.all(visits.map(({ context }) => context.close()));
    await server.close();
    expect(visits.flatMap(({ defects }) => defects)).toEqual([]);
  });

  /** `app`: Messenger's own takes the address, as on a phone, so that the page stays. */
  async function visit(options: VisitOptions & { readonly app?: boolean } = {}): Promise<Visit> {
    const { app = false, ...rest } = options;
    const opened = await visitLoginPage(browser, server, FROM_CHAT, rest);
    visits.push(opened);
    if (app) {
      await opened.context.route('https://m.me/**', (route) => route.fulfill({ status: 204 }));
    }
    return opened;
  }

  async function enter(page: Page): Promise<void> {
    await page.fill('#email', 'ada@example.com');
    await page.fill('#password', 'correct horse');
    await page.click('#submit');
  }

  const confirm = async (page: Page): Promise<void> => {
    await enter(page);
    await page.click('#confirm');
  };
  const heading = (page: Page) => page.locator('section:not([hidden]) h1');

  it('asks whose profile would be linked with whose account, and goes back to the chat', async () => {
    const { page, left } = await visit();
    await enter(page);
    await page.locator('#confirm').waitFor();
    const question = await page.textContent('#consent-question');
    const before = [...left];

    await page.click('#confirm');
    await page.waitForURL(BACK);

    expect(question).toBe('Link Ada L. on Messenger with the account of Ada Lovelace?');
    expect([before, left]).toEqual([[], [BACK]]);
    expect(server.requests).toEqual([
      { email: 'ada@example.com', password: 'correct horse', linkToken: TOKEN },
    ]);
  });

  it('takes the token out of the address, and still has it after a reload', async () => {
    const { page } = await visit();
    const address = page.url();
    await page.reload();

    await enter(page);
    await page.locator('#confirm').waitFor();

    expect(address).toBe(`${server.pageUrl}/`);
    expect(server.requests).toMatchObject([{ linkToken: TOKEN }]);
  });

  it('keeps showing the way back and the code where an app takes the address', async () => {
    const { page } = await visit({ app: true });

    await confirm(page);
    await page.locator('#returning-title:focus').waitFor();

    expect(await page.textContent('#chat-code')).toBe(CODE);
    expect(await page.getAttribute('#return-link', 'href')).toBe(BACK);
    expect(await page.textContent('#returning-screen')).toMatch(/show it to nobody/);
  });

  it('tells the code to nobody before the profile is confirmed', async () => {
    const { page } = await visit();

    await enter(page);
    await page.locator('#confirm').waitFor();

    expect(await page.content()).not.toContain(CODE);
  });

  it.each(['form', 'consent'])(
    'cancelled on the %s links nothing and leads nowhere',
    async (screen) => {
      const { page, left } = await visit();
      if (screen === 'consent') await enter(page);

      await page.click(screen === 'form' ? '#cancel' : '#decline');

      expect(await heading(page).textContent()).toBe('Nothing was linked');
      expect(await page.locator('#notice-screen button:visible').count()).toBe(0);
      expect(left).toEqual([]);
    },
  );

  it('with one that is used or too old says how to get a new one', async () => {
    server.answer = over;
    const { page } = await visit();

    await enter(page);
    await page.locator('#notice-screen').waitFor();

    expect(await heading(page).textContent()).toBe('This link doesn’t work any more');
    expect(await page.textContent('#notice-text')).toContain('write “log in”');
    expect(await page.inputValue('#password')).toBe('');
  });

  it.each(['form', 'consent'])('is over on the %s after ten minutes', async (screen) => {
    const { page } = await visit({ ownClock: true });
    if (screen === 'consent') {
      await enter(page);
      await page.locator('#confirm').waitFor();
    }

    await page.clock.fastForward(10 * MINUTE - 2_000);
    const before = await heading(page).textContent();
    await page.clock.fastForward(3_000);

    expect(before).not.toBe('This link doesn’t work any more');
    expect(await heading(page).textContent()).toBe('This link doesn’t work any more');
  });

  it.each([
    ['another site', { redirectTo: 'https://evil.example/' }],
    ['a Page by name', { redirectTo: `https://m.me/evil?ref=${'r'.repeat(43)}` }],
    ['m.me with more in it', { redirectTo: `${BACK}&text=hi` }],
    ['m.me at http', { redirectTo: BACK.replace('https', 'http') }],
    [
      'Facebook’s popup',
      { redirectTo: 'https://www.facebook.com/messenger_platform/account_linking/' },
    ],
    ['the chat without a code', { chatCode: undefined }],
  ])('does not follow the server to %s', async (_, answer) => {
    server.answer = accepted(answer);
    const { page, left } = await visit();

    await enter(page);
    await page.locator('#notice-screen').waitFor();

    expect(await page.locator('#confirm').isVisible()).toBe(false);
    expect(left).toEqual([]);
  });

  it('goes to the local stack’s Messenger when the configuration names one', async () => {
    server.config['facebookOrigin'] = `${server.pageUrl}/facebook`;
    const { page } = await visit();

    await confirm(page);
    await page.waitForURL(`${server.pageUrl}/facebook/m.me/**`);

    expect(page.url()).toBe(BACK.replace('https://', `${server.pageUrl}/facebook/`));
  });

  it('leads through without a mouse', async () => {
    const { page } = await visit({ app: true });
    await page.focus('#email');
    await page.keyboard.type('ada@example.com');
    await page.keyboard.press('Enter');
    await page.focus('#password');
    await page.keyboard.type('correct horse');
    await page.keyboard.press('Enter');
    await page.locator('#consent-title:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#returning-title:focus').waitFor();

    await page.keyboard.press('Tab');

    expect(await page.locator('#return-link:focus-visible').count()).toBe(1);
  });

  const screens: readonly [string, (page: Page) => Promise<void>][] = [
    [
      'returning',
      async (page) => {
        await confirm(page);
        await page.locator('#chat-code').waitFor();
      },
    ],
    [
      'link-over',
      async (page) => {
        server.answer = over;
        await enter(page);
        await page.locator('#notice-screen').waitFor();
      },
    ],
    ['cancelled', (page) => page.click('#cancel')],
  ];

  it.each(screens)('fits on a phone and has no accessibility defect: %s', async (name, reach) => {
    const viewport = { width: 360, height: 740 };
    const { page } = await visit({
      ...{ viewport, deviceScaleFactor: 2, locale: 'de-DE', bypassCSP: true, app: true },
    });

    await reach(page);
    const problems = await accessibilityInBothSchemes(page, (scheme) =>
      page.screenshot({ path: path.join(PICTURES, `login-${name}-${scheme}.png`), fullPage: true }),
    );
    const width = await page.evaluate('document.documentElement.scrollWidth');

    expect(problems).toEqual([]);
    expect(width).toBeLessThanOrEqual(360);
  });
});
