import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import {
  buildLoginPage,
  type LoginPageFiles,
  type LoginPageServer,
  startLoginPageServer,
} from '../helpers/login-page-server';
import { type Visit, visitLoginPage, type VisitOptions } from '../helpers/login-page-visit';

const RETURN =
  'https://www.facebook.com/messenger_platform/account_linking/?account_linking_token=AR%2BT_1';
const FROM_MESSENGER = { account_linking_token: 'AR+T_1', redirect_uri: RETURN };
const DIALOG = 'https://www.facebook.com/v25.0/dialog/oauth';
const TOKEN = 'EAAtokenOfAda';
const CHAT = `https://m.me/104?ref=${'r'.repeat(43)}`;
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const PICTURES = path.join(__dirname, '../output');

const linking = () => ({ status: 200, body: { customerName: 'Ada', linking: true } });
const withoutChat = () => ({
  status: 200,
  body: { customerName: 'Ada', linking: false, messengerUrl: CHAT },
});
const unavailable = () => ({ status: 503, body: { error: { code: 'facebook_unavailable' } } });

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
  server.config = { ...server.config, facebookLogin: { appId: '700', dialogUrl: DIALOG } };
});
afterEach(async () => {
  await Promise.all(visits.map(({ context }) => context.close()));
  await server.close();
  expect(visits.flatMap(({ defects }) => defects)).toEqual([]);
});

async function visit(
  query: Readonly<Record<string, string>> = {},
  options: VisitOptions = {},
): Promise<Visit> {
  const opened = await visitLoginPage(browser, server, query, options);
  visits.push(opened);
  return opened;
}

const button = (page: Page) => page.getByRole('button', { name: /with Facebook|mit Facebook/ });
const heading = (page: Page) => page.locator('section:not([hidden]) h1');

/** Presses the button; what Facebook is asked. */
async function depart({ page, left }: Visit): Promise<URLSearchParams> {
  await button(page).click();
  await page.waitForURL(`${DIALOG}?**`);
  return new URL(left.at(-1) ?? '').searchParams;
}

const comeBack = ({ page }: Visit, brought: Readonly<Record<string, string>>, mark = '#') =>
  page.goto(`${server.pageUrl}/${mark}${new URLSearchParams(brought).toString()}`);

async function logIn(opened: Visit): Promise<void> {
  const state = (await depart(opened)).get('state') ?? '';
  await comeBack(opened, { access_token: TOKEN, expires_in: '3600', state });
}

describe('Continue with Facebook', () => {
  it('asks Facebook’s dialog for a token, with a state of its own each time', async () => {
    const first = await depart(await visit());
    const second = await depart(await visit());

    expect(Object.fromEntries(first)).toMatchObject({
      client_id: '700',
      redirect_uri: `${server.pageUrl}/`,
      response_type: 'token',
      scope: 'public_profile',
    });
    expect(first.get('state')).toMatch(/^[\w-]{36}$/);
    expect(first.get('state')).not.toBe(second.get('state'));
  });

  it('hands the token over, takes it out of the address bar, and says where the confirmation is', async () => {
    server.answer = linking;
    const opened = await visit();

    await logIn(opened);

    await heading(opened.page).getByText('You’re logged in').waitFor();
    const kept = await opened.page.evaluate('JSON.stringify({ ...sessionStorage })');
    expect(server.requests).toEqual([{ accessToken: TOKEN }]);
    expect(opened.page.url()).toBe(`${server.pageUrl}/`);
    expect(kept).toBe('{}');
    expect(await button(opened.page).isVisible()).toBe(false);
  });

  it('does nothing a second time when the page is reloaded', async () => {
    server.answer = linking;
    const opened = await visit();
    await logIn(opened);
    await heading(opened.page).getByText('You’re logged in').waitFor();

    await opened.page.reload();

    await heading(opened.page).getByText('Please open this from Messenger').waitFor();
    expect(server.requests).toHaveLength(1);
  });

  it('tells who never wrote so, and leads into the chat', async () => {
    server.answer = withoutChat;
    const opened = await visit();

    await logIn(opened);

    await heading(opened.page).getByText('You have not written to us yet').waitFor();
    const link = opened.page.getByRole('link', { name: 'Open the chat' });
    expect(await link.getAttribute('href')).toBe(CHAT);
  });

  it('leads into no other place, whatever the server says', async () => {
    server.answer = () => ({
      status: 200,
      body: { customerName: 'Ada', linking: false, messengerUrl: 'https://evil.example/' },
    });
    const opened = await visit();

    await logIn(opened);

    await heading(opened.page).getByText('Facebook could not log you in').waitFor();
    expect(await opened.page.locator('a[href*=evil]').count()).toBe(0);
  });

  it.each([
    ['Facebook is unavailable', unavailable],
    ['the token is refused', () => ({ status: 401 })],
    ['too many try', () => ({ status: 429 })],
    ['the answer makes no sense', () => ({ status: 200, body: { linking: 'yes' } })],
  ])('offers the password again when %s', async (_what, answer) => {
    server.answer = answer;
    const opened = await visit(FROM_MESSENGER);

    await logIn(opened);

    await opened.page.locator('#problem').getByText('use your e-mail and password').waitFor();
    server.answer = () => ({ status: 401 });
    await opened.page.fill('#email', 'ada@example.com');
    await opened.page.fill('#password', 'correct horse');
    await opened.page.click('#submit');
    await opened.page.locator('#problem').getByText('E-mail or password is wrong').waitFor();
    expect(server.requests.at(-1)).toMatchObject({
      redirectUri: RETURN,
      accountLinkingToken: 'AR+T_1',
    });
  });

  it('keeps a chat’s own link token over the way to Facebook and back', async () => {
    server.answer = unavailable;
    const opened = await visit({ link_token: 'T'.repeat(43) });

    await logIn(opened);

    await opened.page.locator('#problem').getByText('use your e-mail').waitFor();
    expect(opened.page.url()).not.toContain('T'.repeat(43));
  });

  it('is not offered where the browser keeps nothing; the password works', async () => {
    const { page } = await visit(FROM_MESSENGER, { keepsNothing: true });

    await page.locator('#form').waitFor();
    expect(await button(page).isVisible()).toBe(false);
    server.answer = () => ({ status: 401 });
    await page.fill('#email', 'ada@example.com');
    await page.fill('#password', 'correct horse');
    await page.click('#submit');
    await page.locator('#problem').getByText('E-mail or password is wrong').waitFor();
  });

  it.each(['?', '#'])('is as if nothing had been when the person cancels (%s)', async (mark) => {
    const opened = await visit(FROM_MESSENGER);
    const state = (await depart(opened)).get('state') ?? '';

    await comeBack(opened, { error: 'access_denied', error_reason: 'user_denied', state }, mark);

    await opened.page.locator('#form').waitFor();
    expect(await opened.page.locator('#problem').isVisible()).toBe(false);
    expect(opened.page.url()).toBe(`${server.pageUrl}/`);
    expect(server.requests).toEqual([]);
  });

  it('says so when Facebook itself fails', async () => {
    const opened = await visit();
    const state = (await depart(opened)).get('state') ?? '';

    await comeBack(opened, { error: 'server_error', state }, '?');

    await heading(opened.page).getByText('Facebook could not log you in').waitFor();
    expect(await button(opened.page).isVisible()).toBe(true);
  });
});

describe('a token that nobody here asked for', () => {
  it.each([
    ['without a departure', false],
    ['with another state', true],
  ])('is ignored and leaves the address bar: %s', async (_what, departs) => {
    server.answer = linking;
    const opened = await visit();
    if (departs) await depart(opened);

    await comeBack(opened, { access_token: 'EAAofMallory', state: 'guessed' });

    await heading(opened.page).getByText('Please open this from Messenger').waitFor();
    expect(opened.page.url()).not.toContain('EAAofMallory');
    expect(server.requests).toEqual([]);
  });

  it('is ignored in another tab than the one that departed', async () => {
    server.answer = linking;
    const opened = await visit();
    const state = (await depart(opened)).get('state') ?? '';
    const other = await visit();

    await comeBack(other, { access_token: TOKEN, state });

    await heading(other.page).getByText('Please open this from Messenger').waitFor();
    expect(server.requests).toEqual([]);
  });
});

it.each([
  ['there is no app', {}],
  [
    'the dialog is elsewhere',
    { facebookLogin: { appId: '700', dialogUrl: 'https://evil.example/' } },
  ],
])('the button is not there when %s', async (_what, config) => {
  const { facebookLogin: _given, ...others } = server.config;
  server.config = { ...others, ...config };
  const { page } = await visit(FROM_MESSENGER);

  expect(await button(page).isVisible()).toBe(false);
});

describe('on a phone of 360 pixels', () => {
  it.each([
    ['de-DE', 'form', FROM_MESSENGER],
    ['en-GB', 'outside', {}],
  ])('fits, by keyboard and for screen readers: %s, %s', async (locale, name, query) => {
    const { page } = await visit(query, { ...PHONE, locale });
    await button(page).waitFor();
    await page.screenshot({
      path: path.join(PICTURES, `login-facebook-${name}.png`),
      fullPage: true,
    });

    const width = await page.evaluate('document.documentElement.scrollWidth');
    await button(page).focus();
    await page.keyboard.press('Enter');

    expect(width).toBe(360);
    await page.waitForURL(`${DIALOG}?**`);
  });

  it.each([
    ['form', FROM_MESSENGER],
    ['outside', {}],
  ])('has no accessibility problem: %s', async (_name, query) => {
    const { page } = await visit(query, { ...PHONE, bypassCSP: true });
    await button(page).waitFor();

    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('has none where it leads into the chat', async () => {
    server.answer = withoutChat;
    const opened = await visit({}, { ...PHONE, bypassCSP: true });
    await logIn(opened);
    await heading(opened.page).getByText('You have not written').waitFor();

    expect(await accessibilityProblems(opened.page)).toEqual([]);
  });
});
