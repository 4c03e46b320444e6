import { pageFaults } from '../../../../src/cli/doctor/web/page-faults';

const PAGE = new URL('https://login.example/');
const API = new URL('https://api.example/prod');
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self' https://api.example; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

test('a login page with its headers has no faults', () => {
  expect(pageFaults(HEADERS, { url: PAGE, api: API })).toEqual([]);
});

test.each([
  ['content-security-policy', '', 'no Content-Security-Policy'],
  ['content-security-policy', "default-src 'none'; script-src *", 'foreign or inline scripts'],
  [
    'content-security-policy',
    HEADERS['content-security-policy'].replace("script-src 'self'", "script-src 'unsafe-inline'"),
    'foreign or inline scripts',
  ],
  [
    'content-security-policy',
    HEADERS['content-security-policy'].replace(/frame.*/, ''),
    'others may frame it',
  ],
  [
    'content-security-policy',
    HEADERS['content-security-policy'].replace(' https://api.example', ''),
    'does not let it call its API',
  ],
  ['strict-transport-security', 'max-age=3600', 'no year of https'],
  ['x-content-type-options', '', 'no nosniff'],
  ['referrer-policy', 'origin', 'passed on as referrer'],
  ['cache-control', 'max-age=60', 'browsers may keep it'],
])('%s %j: %s', (header, value, fault) => {
  const faults = pageFaults({ ...HEADERS, [header]: value }, { url: PAGE, api: API });

  expect(faults.join('; ')).toContain(fault);
});

test('on a machine of one’s own there is no https to insist on', () => {
  const { 'strict-transport-security': _, ...headers } = HEADERS;

  expect(pageFaults(headers, { url: new URL('http://localhost:3000/login/'), api: API })).toEqual(
    [],
  );
});
