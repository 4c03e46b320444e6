import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { readSignedRequest } from '../../../src/messenger/signed-request';
import { DAY } from '../../../src/shared/clock';

const NOW = 1_800_000_000_000;
const SECRETS = ['the-current-secret', 'the-former-secret'];

const sign = (payload: string, secret = SECRETS[0]!): string =>
  `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const valid = { algorithm: 'HMAC-SHA256', issued_at: NOW / 1_000, user_id: '218471' };

describe('a signed request of Facebook', () => {
  test.each(SECRETS)('is read when it was signed with %s', (secret) => {
    const payload = encode(valid);

    const read = readSignedRequest(sign(payload, secret), SECRETS, NOW);

    expect(read).toEqual({ userId: '218471', secret, payload });
  });

  test('is read in base64url with padding too', () => {
    const [signature, payload] = sign(encode(valid)).split('.');

    expect(readSignedRequest(`${signature!}=.${payload!}==`, SECRETS, NOW)).toMatchObject({
      userId: '218471',
    });
  });

  test('is good for a month', () => {
    const text = sign(encode(valid));

    expect(readSignedRequest(text, SECRETS, NOW + 30 * DAY)).toBeDefined();
    expect(readSignedRequest(text, SECRETS, NOW + 30 * DAY + 1)).toBeUndefined();
  });

  test.each([
    ['with another secret', sign(encode(valid), 'a-stranger')],
    [
      'whose payload was exchanged',
      `${sign(encode(valid)).split('.')[0]!}.${encode({ ...valid, user_id: '1' })}`,
    ],
    ['of another algorithm', sign(encode({ ...valid, algorithm: 'none' }))],
    ['of a person without digits', sign(encode({ ...valid, user_id: 'C-1#x' }))],
    ['that is no JSON', sign('AAAA')],
    ['of three parts', `${sign(encode(valid))}.x`],
  ])('%s is refused', (_, text) => {
    expect(readSignedRequest(text, SECRETS, NOW)).toBeUndefined();
  });

  test('never throws, and reads nothing that was not signed', () => {
    const parts = fc.oneof(fc.string(), fc.base64String(), fc.json().map(encode));
    fc.assert(
      fc.property(parts, parts, (signature, payload) => {
        expect(readSignedRequest(`${signature}.${payload}`, SECRETS, NOW)).toBeUndefined();
      }),
    );
  });
});
