import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityInBothSchemes } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { hostileReturnAddresses } from '../helpers/hostile-return-addresses';
import {
  buildLoginPage,
  type LoginPageFiles,
  type LoginPageServer,
  startLoginPageServer,
} from '../helpers/login-page-server';
import { type Visit, visitLoginPage, type VisitOptions } from '../helpers/login-page-visit';
import { runs } from '../helpers/runs';

const RETURN =
  'https://www.facebook.com/messenger_platform/account_linking/?account_linking_token=AR%2BT_1';
const LINKED = `${RETURN}&authorization_code=c0de-_%2B`;
const FROM_MESSENGER = { account_linking_token: 'AR+T_1', redirect_uri: RETURN };
const PIXEL =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Crect width="8" height="8" fill="%237a4fd0"/%3E%3Ccircle cx="4" cy="3" r="1.5" fill="%23fff"/%3E%3Cellipse cx="4" cy="7" rx="3" ry="2" fill="%23fff"/%3E%3C/svg%3E';
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const PICTURES = path.join(__dirname, '../output');

const accepted = (messengerProfile?: { name?: string; pictureUrl?: string }) => () => ({
  status: 200,
  body: {
    authorizationCode: 'c0de-_+',
    redirectTo: LINKED,
    customerName: 'Ada Lovelace',
    ...(messengerProfile ? { messengerProfile } : {}),
  },
});
const refusedPair = () => ({ status: 401 });

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
});
afterEach(async () => {
  await Promise.all(visits.map(({ context }) => context.close()));
  await server.close();
  expect(visits.flatMap(({ defects }) => defects)).toEqual([]);
});

async function visit(
  query: Readonly<Record<string, string>> = FROM_MESSENGER,
  options: VisitOptions = {},
): Promise<Visit> {
  const opened = await visitLoginPage(browser, server, query, options);
  visits.push(opened);
  return opened;
}

async function enter(page: Page, password = 'correct horse'): Promise<void> {
  await page.fill('#email', 'ada@example.com');
  await page.fill('#password', password);
  await page.click('#submit');
}

const heading = (page: Page) => page.locator('section:not([hidden]) h1');
const problem = (page: Page) => page.locator('#problem');
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join(PICTURES, `login-${name}.png`), fullPage: true });

describe('without the headers that it is delivered with', () => {
  const withoutHeaders = async ({ context }: Visit): Promise<void> => {
    await context.route(`${server.pageUrl}/**`, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers() };
      delete headers['content-security-policy'];
      await route.fulfill({ response, headers });
    });
  };

  it('still runs no script but its own, and sends the password nowhere else', async () => {
    const { page, context } = await visitLoginPage(browser, server, FROM_MESSENGER);
    await withoutHeaders({ page, context, left: [], defects: [] });
    await page.reload();
    await page.locator('#form').waitFor();

    const refused = await page.evaluate(`(async () => {
      const violated = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', resolve, { once: true });
      });
      await fetch('http://evil.example/').catch(() => undefined);
      const directives = [(await violated).effectiveDirective];
      try {
        document.createElement('script').textContent = 'alert(1)';
      } catch {
        directives.push('trusted-types');
      }
      return directives;
    })()`);

    expect(refused).toEqual(['connect-src', 'trusted-types']);
    await context.close();
  });

  it('asks for no password inside another page’s frame', async () => {
    const opened = await visit();
    await withoutHeaders(opened);
    const query = new URLSearchParams(FROM_MESSENGER).toString();

    await opened.page.goto('about:blank');
    await opened.page.setContent(`<iframe src="${server.pageUrl}/?${query}"></iframe>`);
    const frame = opened.page.frameLocator('iframe');
    await frame.locator('#notice-screen').waitFor();

    expect(await frame.locator('#form-screen').isHidden()).toBe(true);
  });
});

describe('linking', () => {
  it('returns to Messenger with the code, exactly as the server wrote the address', async () => {
    server.answer = accepted({ name: 'Ada L.', pictureUrl: PIXEL });
    const { page, left } = await visit();

    await enter(page);
    await page.click('#confirm');
    await page.waitForURL(LINKED);

    expect(left).toEqual([LINKED]);
    expect(server.requests).toEqual([
      {
        email: 'ada@example.com',
        password: 'correct horse',
        accountLinkingToken: 'AR+T_1',
        redirectUri: RETURN,
      },
    ]);
  });

  it('says which profile would be linked with whose account before anything is linked', async () => {
    server.answer = accepted({ name: 'Ada L.', pictureUrl: PIXEL });
    const { page, left } = await visit();

    await enter(page);
    await page.locator('#profile-picture').waitFor();

    expect(await page.textContent('#consent-question')).toBe(
      'Link Ada L. on Messenger with the account of Ada Lovelace?',
    );
    expect(await page.locator('#consent-caution').isHidden()).toBe(true);
    expect(left).toEqual([]);
  });

  it('admits it when it could not see the profile', async () => {
    server.answer = accepted();
    const { page } = await visit();

    await enter(page);
    await page.locator('#consent-caution').waitFor();

    expect(await page.textContent('#consent-caution')).toMatch(/could not see which Messenger/);
    expect(await page.textContent('#consent-question')).toBe(
      'Link this Messenger profile with the account of Ada Lovelace?',
    );
  });

  it('forgets the password once it was accepted', async () => {
    server.answer = accepted();
    const { page } = await visit();

    await enter(page);
    await page.locator('#confirm').waitFor();

    expect(await page.inputValue('#password')).toBe('');
  });

  it('does not load a picture from a stranger’s host', async () => {
    server.answer = accepted({ name: 'Ada L.', pictureUrl: 'https://evil.example/spy.png' });
    const { page } = await visit();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).hostname));

    await enter(page);
    await page.locator('#confirm').waitFor();

    expect(await page.textContent('#profile-initials')).toBe('AL');
    expect(new Set(asked)).toEqual(new Set(['localhost']));
  });

  it('goes to the local stack’s Facebook when the configuration names one', async () => {
    server.config['facebookOrigin'] = `${server.pageUrl}/facebook`;
    server.answer = accepted();
    const { page } = await visit();

    await enter(page);
    await page.click('#confirm');
    await page.waitForURL('**/facebook/**');

    expect(page.url()).toBe(
      LINKED.replace('https://www.facebook.com', `${server.pageUrl}/facebook`),
    );
  });

  it('asks the server once, however often the button is pressed', async () => {
    server.answer = () => 'hang';
    const { page } = await visit();

    await enter(page);
    await page.locator('#form[aria-busy=true]').waitFor();
    await page.locator('#submit').press('Enter');
    await page.locator('#password').press('Enter');
    await page.locator('#submit').click({ force: true });

    expect(server.requests).toHaveLength(1);
    expect(await page.textContent('#submit')).toBe('Logging in …');
    expect(await page.locator('#submit').isDisabled()).toBe(true);
  });
});

describe('cancelling', () => {
  it.each(['form', 'consent'])('returns the unchanged address from the %s', async (screen) => {
    server.answer = accepted();
    const { page, left } = await visit();

    if (screen === 'consent') await enter(page);
    await page.click(screen === 'consent' ? '#decline' : '#cancel');
    await page.waitForURL(RETURN);

    expect(left).toEqual([RETURN]);
  });
});

describe('what can go wrong', () => {
  it('names what is missing, and takes the keyboard to it', async () => {
    const { page } = await visit();

    await page.click('#submit');
    await page.locator('#problem:focus').waitFor();
    await page.click('#problem li:nth-child(2) a');

    expect(await page.locator('#problem li').allTextContents()).toEqual([
      'Enter your e-mail address.',
      'Enter your password.',
    ]);
    expect(await page.locator('#email').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#password:focus').count()).toBe(1);
    expect(server.requests).toEqual([]);
  });

  it('says that the pair is wrong, keeps the e-mail, and lets the visitor try again', async () => {
    server.answer = refusedPair;
    const { page } = await visit();

    await enter(page, 'wrong');
    await page.locator('#problem:focus').waitFor();
    const said = await problem(page).textContent();
    const kept = [await page.inputValue('#email'), await page.inputValue('#password')];
    server.answer = accepted();
    await enter(page);
    await page.locator('#confirm').waitFor();

    expect(said).toMatch(/E-mail or password is wrong/);
    expect(kept).toEqual(['ada@example.com', '']);
  });

  it('takes what the server cannot even read as a wrong pair', async () => {
    server.answer = () => ({
      status: 400,
      body: { error: { code: 'input_invalid', message: '' } },
    });
    const { page } = await visit();

    await enter(page, 'x'.repeat(5_000));
    await problem(page).waitFor();

    expect(await problem(page).textContent()).toMatch(/E-mail or password is wrong/);
  });

  it('counts the wait of a 429 down in words, then lets the visitor try again', async () => {
    server.answer = () => ({ status: 429, headers: { 'retry-after': '80' } });
    const { page } = await visit(FROM_MESSENGER, { ownClock: true });

    await enter(page);
    await problem(page).waitFor();
    const first = await problem(page).textContent();
    await page.clock.fastForward(20_000);
    const later = await problem(page).textContent();
    await page.locator('#submit').click({ force: true });
    await page.clock.fastForward(60_000);
    await problem(page).waitFor({ state: 'hidden' });

    expect(first).toMatch(/again in 1 minute (20|19) seconds/);
    expect(later).toMatch(/again in (1 minute|59 seconds)\./);
    expect(server.requests).toHaveLength(1);
    expect(await page.locator('#submit').isEnabled()).toBe(true);
    expect(await page.textContent('#status')).toBe('You can try again now.');
  });

  it('offers another try when the service is down, and keeps what was typed', async () => {
    server.answer = accepted();
    const { page } = await visit();

    await server.stopApi();
    await enter(page);
    await problem(page).waitFor();
    const said = await problem(page).textContent();
    await server.startApi();
    await page.click('#submit');
    await page.locator('#confirm').waitFor();

    expect(said).toMatch(/could not reach our service/);
  });

  it.each([
    ['a 500', { status: 500 }],
    ['a 200 that is not ours', { status: 200, body: { hello: 'proxy' } }],
  ])('treats %s as a service that is down', async (_case, answer) => {
    server.answer = () => answer;
    const { page } = await visit();

    await enter(page);
    await problem(page).waitFor();

    expect(await problem(page).textContent()).toMatch(/could not reach our service/);
  });

  it('gives up waiting after ten seconds', async () => {
    server.answer = () => 'hang';
    const { page } = await visit(FROM_MESSENGER, { ownClock: true });

    await enter(page);
    await page.locator('#form[aria-busy=true]').waitFor();
    await page.clock.fastForward(10_000);
    await problem(page).waitFor();

    expect(await problem(page).textContent()).toMatch(/could not reach our service/);
  });

  it.each(['form', 'consent'])('expires on the %s after five minutes', async (screen) => {
    server.answer = accepted();
    const { page, left } = await visit(FROM_MESSENGER, { ownClock: true });

    if (screen === 'consent') await enter(page);
    await page.locator(screen === 'consent' ? '#confirm' : '#submit').waitFor();
    await page.clock.fastForward(300_000);
    await page.locator('#notice-title').waitFor();
    const said = await page.textContent('#notice-text');
    await page.click('#back');
    await page.waitForURL(RETURN);

    expect(said).toMatch(/valid for 5 minutes only.*tap Log In again/);
    expect(left).toEqual([RETURN]);
  });

  it('sends nobody anywhere when the server refuses the address', async () => {
    server.answer = () => ({
      status: 400,
      body: { error: { code: 'redirect_uri_refused', message: '' } },
    });
    const { page, left } = await visit();

    await enter(page);
    await page.locator('#notice-title').waitFor();

    expect(await page.textContent('#notice-text')).toMatch(/open it again from Messenger/);
    expect(await page.locator('button:visible:not([data-language])').count()).toBe(0);
    expect(left).toEqual([]);
  });

  it('asks for no password when its configuration is broken', async () => {
    server.config = {};
    const { page } = await visit();

    expect(await heading(page).textContent()).toBe('We can’t log you in right now');
    expect(await page.locator('#form').isHidden()).toBe(true);
    expect(await page.locator('#retry').isVisible()).toBe(true);
  });

  it('explains what to do when it was not opened from Messenger', async () => {
    const { page } = await visit({});

    expect(await heading(page).textContent()).toBe('Please open this from Messenger');
    expect(await page.locator('#notice-steps li').count()).toBe(3);
    expect(await page.locator('#form').isHidden()).toBe(true);
  });
});

describe('hostile addresses', () => {
  it('asks for no password and opens none of them', async () => {
    const { page, left } = await visit();
    // The unit test of the return address goes through all of them.
    const nth = runs({ ci: 4, long: 1 });
    const some = hostileReturnAddresses.filter((_, index) => index % nth === 0);

    for (const redirect_uri of [...some, LINKED]) {
      const query = new URLSearchParams({ account_linking_token: 'T', redirect_uri });
      await page.goto(`${server.pageUrl}/?${query.toString()}`);
      await page.locator('#notice-title').waitFor();
      expect(await page.textContent('#notice-title')).toBe('This link doesn’t work');
      expect(await page.locator('button:visible:not([data-language])').count()).toBe(0);
    }

    expect(left).toEqual([]);
  });

  it('does not follow the server to an address that is not Facebook’s', async () => {
    server.answer = () => ({
      status: 200,
      body: { redirectTo: 'https://evil.example/?c=1', customerName: 'Ada Lovelace' },
    });
    const { page, left } = await visit();

    await enter(page);
    await page.locator('#notice-title').waitFor();

    expect(await page.locator('#confirm').isHidden()).toBe(true);
    expect(left).toEqual([]);
  });

  it('shows a name full of markup and direction marks as plain text', async () => {
    const name = '<img src=x onerror=alert(1)> \u202Emoc.live';
    server.answer = accepted({ name });
    const { page } = await visit();

    await enter(page);
    await page.locator('#confirm').waitFor();

    expect(await page.locator('#consent-question bdi').first().textContent()).toBe(name);
    expect(await page.locator('#consent-question img').count()).toBe(0);
  });
});

describe('for everybody', () => {
  async function tabTo(page: Page, id: string): Promise<void> {
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(`#${id}:focus-visible`).count()) === 1) return;
    }
    throw new Error(`#${id} cannot be reached with the Tab key`);
  }

  it('links without a mouse', async () => {
    server.answer = accepted({ name: 'Ada L.' });
    const { page } = await visit();

    await tabTo(page, 'email');
    await page.keyboard.type('ada@example.com');
    await tabTo(page, 'password');
    await page.keyboard.type('correct horse');
    await tabTo(page, 'show-password');
    await page.keyboard.press('Space');
    const shown = await page.locator('#password').getAttribute('type');
    await tabTo(page, 'submit');
    await page.keyboard.press('Enter');
    await page.locator('#consent-title:focus').waitFor();
    await tabTo(page, 'confirm');
    await page.keyboard.press('Enter');
    await page.waitForURL(LINKED);

    expect(shown).toBe('text');
    expect(server.requests).toHaveLength(1);
  });

  it('speaks German to a German browser, and English when asked, on every screen', async () => {
    server.answer = accepted({ name: 'Ada L.' });
    const { page } = await visit(FROM_MESSENGER, { locale: 'de-AT' });

    const german = [await page.title(), await heading(page).textContent()];
    await enter(page);
    await page.locator('#confirm').waitFor();
    await picture(page, 'consent-desktop');
    const question = await page.textContent('#consent-question');
    await page.click('[data-language=en]');
    const english = await page.textContent('#consent-question');

    expect(german).toEqual(['Anmelden · Parcel Company', 'Anmelden']);
    expect(question).toBe('Ada L. im Messenger mit dem Konto von Ada Lovelace verknüpfen?');
    expect(english).toBe('Link Ada L. on Messenger with the account of Ada Lovelace?');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.getAttribute('[data-language=en]', 'aria-pressed')).toBe('true');
  });

  it('keeps what was typed and what was said when the language changes', async () => {
    server.answer = () => ({ status: 500 });
    const { page } = await visit();

    await enter(page);
    await problem(page).waitFor();
    await page.click('[data-language=de]');

    expect(await problem(page).textContent()).toMatch(/Dienst nicht erreichen/);
    expect(await page.inputValue('#password')).toBe('correct horse');
  });

  const screens: readonly [string, (page: Page) => Promise<void>][] = [
    ['form', () => Promise.resolve()],
    [
      'problem',
      async (page) => {
        await page.click('#submit');
        await problem(page).waitFor();
      },
    ],
    [
      'sending',
      async (page) => {
        server.answer = () => 'hang';
        await enter(page);
        await page.locator('#form[aria-busy=true]').waitFor();
      },
    ],
    [
      'wrong-pair',
      async (page) => {
        server.answer = refusedPair;
        await enter(page);
        await problem(page).waitFor();
      },
    ],
    [
      'consent',
      async (page) => {
        server.answer = accepted({ name: 'Ada King, Countess of Lovelace', pictureUrl: PIXEL });
        await enter(page);
        await page.locator('#profile-picture').waitFor();
      },
    ],
    [
      'consent-unknown',
      async (page) => {
        server.answer = accepted();
        await enter(page);
        await page.locator('#confirm').waitFor();
      },
    ],
    ['outside', (page) => page.goto(server.pageUrl).then(() => heading(page).waitFor())],
    [
      'refused',
      (page) =>
        page
          .goto(`${server.pageUrl}/?redirect_uri=https://evil.example`)
          .then(() => heading(page).waitFor()),
    ],
  ];

  it.each(screens)('fits on a phone and has no accessibility defect: %s', async (name, reach) => {
    const { page } = await visit(FROM_MESSENGER, { ...PHONE, locale: 'de-DE', bypassCSP: true });

    await reach(page);
    const problems = await accessibilityInBothSchemes(page, (scheme) =>
      picture(page, `${name}-${scheme}`),
    );
    await page.setViewportSize({ width: 320, height: 568 });
    const width = await page.evaluate('document.documentElement.scrollWidth');

    expect(problems).toEqual([]);
    expect(width).toBeLessThanOrEqual(320);
  });
});
