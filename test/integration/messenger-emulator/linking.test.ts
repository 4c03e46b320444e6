import { refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const MINUTE = 60_000;
const LOGIN = 'https://login.example.com/popup?lang=de';

describe('account linking', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
    await stage.emulator.settled();
    stage.bot.forget();
  });
  afterEach(() => stage.close());

  /** Taps Log In and returns what Facebook put into the address. */
  const tapLogIn = async () => {
    const { popupUrl } = await stage.control.beginLogin(psid, LOGIN);
    const { searchParams } = new URL(popupUrl);
    return {
      token: searchParams.get('account_linking_token') ?? '',
      redirectUri: searchParams.get('redirect_uri') ?? '',
    };
  };
  /** Where the login page sends the browser, on this machine; the page's status. */
  const comeBack = async (redirectUri: string, code?: string): Promise<string | undefined> => {
    const { pathname, search } = new URL(redirectUri);
    const extra = code === undefined ? '' : `&authorization_code=${code}`;
    const response = await fetch(`${stage.url}/facebook${pathname}${search}${extra}`);
    return /data-status="(\w+)"/.exec(await response.text())?.[1];
  };
  const isLinked = async () => (await stage.control.thread(psid)).state.linked;

  test('adds token and way back to the button’s address, as Facebook does', async () => {
    const { popupUrl, expiresAt } = await stage.control.beginLogin(psid, LOGIN);

    const url = new URL(popupUrl);
    const token = url.searchParams.get('account_linking_token') ?? '';
    expect(url.href).toContain(`${LOGIN}&account_linking_token=`);
    expect(url.searchParams.get('redirect_uri')).toBe(
      `https://www.facebook.com/messenger_platform/account_linking/?account_linking_token=${token}`,
    );
    expect(expiresAt).toBe(stage.time.now() + 5 * MINUTE);
  });

  test('opens the copy on this machine of a site it knows, and only by https', async () => {
    const local = await setStage(
      {},
      { localSites: { 'https://login.example.com': 'http://localhost:3000/login/' } },
    );

    const { popupUrl } = await local.control.beginLogin(local.anna.psid, LOGIN);
    const plain = stage.control.beginLogin(psid, 'http://login.example.com/');

    expect(popupUrl).toMatch(/^http:\/\/localhost:3000\/login\/popup\?lang=de&account_linking_t/);
    await expect(plain).rejects.toMatchObject({ code: 'not_https' });
    await local.close();
  });

  test('completes when the bot answers the webhook with 200', async () => {
    const { redirectUri } = await tapLogIn();

    const status = await comeBack(redirectUri, 'code-1');

    const { messages } = await stage.control.thread(psid);
    expect(status).toBe('linked');
    expect(await isLinked()).toBe(true);
    expect(messages.at(-1)?.content).toEqual({ kind: 'notice', notice: 'linked' });
    expect(stage.bot.events()).toMatchObject([
      { sender: { id: psid }, account_linking: { status: 'linked', authorization_code: 'code-1' } },
    ]);
  });

  test('fails, without redelivery, when the bot does not answer with 200', async () => {
    const { redirectUri } = await tapLogIn();
    stage.bot.answerWith(500);

    const status = await comeBack(redirectUri, 'code-1');

    expect(status).toBe('failed');
    expect(await isLinked()).toBe(false);
    expect(stage.bot.received).toHaveLength(1);
  });

  test('fails when the app is not subscribed to it', async () => {
    const { redirectUri } = await tapLogIn();
    await stage.graph('POST', '/me/subscribed_apps?subscribed_fields=messages');

    const status = await comeBack(redirectUri, 'code-1');

    expect(status).toBe('failed');
  });

  test('is cancelled by coming back without a code, and may be tried again', async () => {
    const { redirectUri } = await tapLogIn();

    const cancelled = await comeBack(redirectUri);
    const linked = await comeBack(redirectUri, 'code-1');

    expect([cancelled, linked]).toEqual(['cancelled', 'linked']);
  });

  test('fails with a used, a made-up and an expired token', async () => {
    const { redirectUri } = await tapLogIn();
    await comeBack(redirectUri, 'code-1');
    const used = await comeBack(redirectUri, 'code-2');
    const madeUp = await comeBack(redirectUri.replace(/token=.*/, 'token=ART1'), 'code-3');
    const late = await tapLogIn();
    stage.time.jump(5 * MINUTE);
    const expired = await comeBack(late.redirectUri, 'code-4');

    expect([used, madeUp, expired]).toEqual(['failed', 'failed', 'failed']);
  });

  test('token resolves to the person for 5 minutes, then is refused with 10303', async () => {
    const { token } = await tapLogIn();
    const path = `/me?fields=recipient&account_linking_token=${token}`;
    stage.time.jump(5 * MINUTE - 1);
    const living = await stage.graph('GET', path);
    stage.time.jump(1);
    const expired = await stage.graph('GET', path);
    const madeUp = await stage.graph('GET', '/me?fields=recipient&account_linking_token=ART1');

    expect(living.body).toMatchObject({ recipient: psid });
    expect(refusalOf(expired)).toEqual([10303, undefined]);
    expect(refusalOf(madeUp)).toEqual([10303, undefined]);
  });

  test('is undone by Log Out, of which the bot is told', async () => {
    await comeBack((await tapLogIn()).redirectUri, 'code-1');
    stage.bot.forget();

    const answer = await stage.control.logout(psid);

    expect(answer).toEqual({ unlinked: true });
    expect(await isLinked()).toBe(false);
    expect(stage.bot.events()).toMatchObject([{ account_linking: { status: 'unlinked' } }]);
  });

  test('stays when Log Out’s webhook is not answered with 200', async () => {
    await comeBack((await tapLogIn()).redirectUri, 'code-1');
    stage.bot.answerWith(500);

    const answer = await stage.control.logout(psid);

    expect(answer).toEqual({ unlinked: false });
    expect(await isLinked()).toBe(true);
  });

  test('is undone by unlink_accounts without a webhook; of a stranger it is refused', async () => {
    await comeBack((await tapLogIn()).redirectUri, 'code-1');
    await stage.emulator.settled();
    stage.bot.forget();
    const done = await stage.graph('POST', '/me/unlink_accounts', { psid });
    const again = await stage.graph('POST', '/me/unlink_accounts', { psid });
    const stranger = await stage.graph('POST', '/me/unlink_accounts', { psid: '1' });
    await stage.emulator.settled();

    expect(done.body).toEqual({ result: 'unlink account success' });
    expect(refusalOf(again)).toEqual([100, undefined]);
    expect(refusalOf(stranger)).toEqual([100, 2018001]);
    expect(stage.bot.events()).toEqual([]);
  });

  test('unlink_accounts without a link, and its webhook, go as assumed', async () => {
    const lenient = await setStage({ unlinkOfUnlinked: 'accept', unlinkFiresWebhook: true });
    const body = { psid: lenient.anna.psid };
    await lenient.control.say(lenient.anna.psid, 'hello');
    await lenient.emulator.settled();
    lenient.bot.forget();

    const answer = await lenient.graph('POST', '/me/unlink_accounts', body);
    await lenient.emulator.settled();

    expect(answer.status).toBe(200);
    expect(lenient.bot.events()).toMatchObject([{ account_linking: { status: 'unlinked' } }]);
    await lenient.close();
  });

  test('never shows its token on the wire', async () => {
    const { popupUrl } = await stage.control.beginLogin(
      stage.anna.psid,
      'https://login.example.com/',
    );
    const token = new URL(popupUrl).searchParams.get('account_linking_token') ?? '';

    await stage.graph('GET', `/me?fields=recipient&account_linking_token=${token}`);

    const wire = JSON.stringify(await stage.control.wire());
    expect(wire).toContain('account_linking_token=***');
    expect(wire).not.toContain(token);
  });

  test('ends on a page that has no inline code and serves its script and style', async () => {
    const { pathname, search } = new URL((await tapLogIn()).redirectUri);
    const response = await fetch(`${stage.url}/facebook${pathname}${search}`);
    const page = await response.text();
    const linked = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
    const parts = await Promise.all(linked.map((path) => fetch(stage.url + path)));

    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/);
    expect(linked).toHaveLength(2);
    expect(parts.map(({ status }) => status)).toEqual([200, 200]);
    expect(await parts[1]?.text()).toContain('window.opener');
  });
});
