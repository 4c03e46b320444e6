import { loadConfig } from '../../../static-login/src/config';
import { durationInWords } from '../../../static-login/src/duration';
import { fieldProblems } from '../../../static-login/src/form-fields';
import { initials } from '../../../static-login/src/initials';
import { pickLanguage } from '../../../static-login/src/language';
import { keepToken, readOpening } from '../../../static-login/src/opening';
import { isProfilePicture } from '../../../static-login/src/profile-picture';
import { hostileReturnAddresses } from '../../helpers/hostile-return-addresses';

const RETURN =
  'https://www.facebook.com/messenger_platform/account_linking/?account_linking_token=A';

describe('readOpening', () => {
  it('finds the token and the address that Messenger appends', () => {
    const query = new URLSearchParams({ account_linking_token: 'A', redirect_uri: RETURN });

    const opening = readOpening(query);

    expect(opening).toEqual({ kind: 'messenger', returnAddress: RETURN, token: 'A' });
  });

  it('takes the token from the address where it stands nowhere else', () => {
    const opening = readOpening(new URLSearchParams({ redirect_uri: RETURN }));

    expect(opening).toMatchObject({ token: 'A' });
  });

  it.each(hostileReturnAddresses)('refuses to return to %j', (address) => {
    const opening = readOpening(new URLSearchParams({ redirect_uri: address }));

    expect(opening).toEqual({ kind: 'refused' });
  });

  it.each([
    ['nothing', {}, 'outside'],
    ['a token only', { account_linking_token: 'T' }, 'outside'],
    ['an empty address', { redirect_uri: '' }, 'outside'],
    ['somebody else’s address', { redirect_uri: 'https://evil.example/' }, 'refused'],
    ['a code slipped in', { redirect_uri: `${RETURN}&authorization_code=C` }, 'refused'],
    ['a disguised code', { redirect_uri: `${RETURN}&authorization%5fcode=C` }, 'refused'],
    ['the token of another popup', { account_linking_token: 'B', redirect_uri: RETURN }, 'refused'],
    ['an address only', { redirect_uri: RETURN }, 'messenger'],
    ['a wish to unlink', { unlink: '' }, 'unlink'],
    ['a wish to unlink and a way back', { unlink: '', redirect_uri: RETURN }, 'messenger'],
    ['a token of ours', { link_token: 'T' }, 'chat'],
    ['an empty token of ours', { link_token: '' }, 'outside'],
    ['both ways at once', { link_token: 'T', redirect_uri: RETURN }, 'refused'],
  ])('opened with %s', (_case, query, kind) => {
    const opening = readOpening(new URLSearchParams(query));

    expect(opening.kind).toBe(kind);
  });
});

describe('a token of ours', () => {
  it('is found again where the history keeps it', () => {
    const opening = readOpening(new URLSearchParams(), keepToken('T'));

    expect(opening).toEqual({ kind: 'chat', linkToken: 'T' });
  });

  it.each([null, 'T', { another: 'T' }])('is not found in what another page left: %j', (kept) => {
    const opening = readOpening(new URLSearchParams(), kept);

    expect(opening).toEqual({ kind: 'outside' });
  });
});

describe('pickLanguage', () => {
  it.each([
    [['de-CH', 'en'], 'de'],
    [['fr', 'EN-gb', 'de'], 'en'],
    [['fr', 'de'], 'de'],
    [['den', 'tr'], 'en'],
    [[], 'en'],
  ])('%j is %s', (preferred, expected) => {
    const language = pickLanguage(preferred);

    expect(language).toBe(expected);
  });
});

describe('durationInWords', () => {
  it.each([
    [80_000, 'en', '1 minute 20 seconds'],
    [80_000, 'de', '1 Minute 20 Sekunden'],
    [900_000, 'en', '15 minutes'],
    [1_001, 'en', '2 seconds'],
    [1, 'de', '1 Sekunde'],
    [-5, 'en', '1 second'],
  ] as const)('%i ms in %s is "%s"', (milliseconds, language, expected) => {
    const words = durationInWords(milliseconds, language);

    expect(words).toBe(expected);
  });
});

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['  ada  ', 'A'],
    ['Karl Friedrich von Öttingen', 'KÖ'],
    ['🦊 Fox', '🦊F'],
    ['', '?'],
  ])('of "%s" are "%s"', (name, expected) => {
    const letters = initials(name);

    expect(letters).toBe(expected);
  });
});

describe('fieldProblems', () => {
  it.each([
    ['', '', ['emailMissing', 'passwordMissing']],
    ['ada', 'x', ['emailMalformed']],
    ['ada@', ' ', ['emailMalformed']],
    ['ada@example', ' ', []],
  ])('of "%s" and "%s" are %j', (email, password, expected) => {
    const problems = fieldProblems({ email, password });

    expect(problems.map(({ reason }) => reason)).toEqual(expected);
  });
});

describe('isProfilePicture', () => {
  it.each([
    ['https://platform-lookaside.fbsbx.com/platform/profilepic/?psid=1', true],
    ['https://scontent.xx.fbcdn.net/v/t1.jpg', true],
    ['data:image/png;base64,AA', true],
    ['https://login.example/picture.png', true],
    ['https://fbcdn.net.evil.example/x.jpg', false],
    ['https://evilfbcdn.net/x.jpg', false],
    ['http://scontent.xx.fbcdn.net/x.jpg', false],
    ['data:text/html,x', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    const allowed = isProfilePicture(address, 'https://login.example');

    expect(allowed).toBe(expected);
  });
});

describe('loadConfig', () => {
  const good = { apiUrl: 'https://api.example/latest/', companyName: ' Parcel Company ' };
  const serve = (body: unknown, status = 200) =>
    loadConfig(() => Promise.resolve(new Response(JSON.stringify(body), { status })));

  it('reads the API’s address without its closing slash, and the company’s name', async () => {
    const config = await serve(good);

    expect(config).toEqual({ apiUrl: 'https://api.example/latest', companyName: 'Parcel Company' });
  });

  it.each([
    ['no company', { ...good, companyName: ' ' }],
    ['a password in the clear', { ...good, apiUrl: 'http://api.example/latest' }],
    ['a Facebook that is not this machine', { ...good, facebookOrigin: 'https://evil.example' }],
    ['a chat without https', { ...good, chatLinks: ['http://t.me/parcel_bot?start='] }],
    ['a chat that is a whole address', { ...good, chatLinks: ['https://t.me/bot?start=x&y=z'] }],
    ['a look-alike of this machine', { ...good, facebookOrigin: 'http://localhost.evil.example' }],
    ['no object', 'x'],
  ])('refuses %s', async (_case, body) => {
    const config = await serve(body);

    expect(config).toBeUndefined();
  });

  it('is undefined when the file is missing or the network is down', async () => {
    const missing = await serve(good, 404);
    const down = await loadConfig(() => Promise.reject(new TypeError('Failed to fetch')));

    expect([missing, down]).toEqual([undefined, undefined]);
  });
});
