import { APP_ID, setStage } from './harness';
import type { Stage } from './harness';

const PAGE = 'https://login.example.com/';
const GOOD = {
  client_id: APP_ID,
  redirect_uri: PAGE,
  response_type: 'token',
  scope: 'public_profile',
  state: 'a b&c',
};

describe('Facebook’s login dialog', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage({}, { loginRedirectUris: [PAGE] });
  });
  afterEach(() => stage.close());

  const open = (change: Readonly<Record<string, string>> = {}, version = 'v25.0') => {
    const search = new URLSearchParams({ ...GOOD, ...change }).toString();
    return fetch(`${stage.url}/facebook/${version}/dialog/oauth?${search}`, { redirect: 'manual' });
  };
  const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? '');

  test('asks whose browser it is, and lets nobody else’s script or form into its page', async () => {
    const response = await open();

    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Continue as Anna Maria Berger');
    expect(html).toContain('Cancel');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('sends back a token of the person behind the #, with the state as it came', async () => {
    const response = await open({ continue_as: stage.anna.psid });

    const location = locationOf(response);
    const fragment = new URLSearchParams(location.hash.slice(1));
    const me = await stage.graph('GET', '/me', undefined, {
      token: fragment.get('access_token'),
    });
    expect(`${location.origin}${location.pathname}${location.search}`).toBe(PAGE);
    expect(me.body).toMatchObject({ name: 'Anna Maria Berger' });
    expect(fragment.get('state')).toBe(GOOD.state);
    expect(fragment.get('expires_in')).toBe('3600');
  });

  test('sends back access_denied and no token when the person cancels', async () => {
    const response = await open({ continue_as: '' });

    const location = locationOf(response);
    expect(location.hash).toBe('');
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      error: 'access_denied',
      error_reason: 'user_denied',
      state: GOOD.state,
    });
  });

  test.each([
    ['another app', { client_id: '1' }, 'Invalid App ID'],
    ['an address that is not registered', { redirect_uri: `${PAGE}x` }, 'URL Blocked'],
    ['no address', { redirect_uri: '' }, 'URL Blocked'],
    ['a code', { response_type: 'code' }, 'response_type'],
    ['a permission that does not exist', { scope: 'public_profile,pages_all' }, 'Invalid Scopes'],
  ])('is refused on its own page for %s', async (_what, change, words) => {
    const response = await open({ ...change, continue_as: stage.anna.psid });

    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain(words);
  });

  test('is refused in a version that has ended', async () => {
    const response = await open({}, 'v20.0');

    expect(response.status).toBe(400);
  });

  test('shows a name as text, whatever it is made of', async () => {
    stage.emulator.addPerson({ name: '<b>"Ben" & Co</b>', locale: 'en_GB' });

    const html = await (await open()).text();

    expect(html).toContain('Continue as &lt;b&gt;&quot;Ben&quot; &amp; Co&lt;/b&gt;');
  });
});
