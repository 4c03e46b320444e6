import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { facebookBytes, signWebhook } from '../../helpers/sign-webhook';
import { entryOf, fromCustomer, pageBody } from '../messenger/webhook/envelope';
import {
  APP_SECRET,
  postOf,
  receive,
  SECRETS,
  statusOf,
} from '../messenger/webhook/webhook-request';

// Defects reproduced in other bots (peers §3), on the same input.

const body = facebookBytes(
  pageBody(entryOf({ messaging: [fromCustomer({ message: { mid: 'm_1', text: 'héllo 😀' } })] })),
);
const hmac = (algorithm: string): string =>
  createHmac(algorithm, APP_SECRET).update(body).digest('hex');

describe('claudia-bot-builder 4.5.0', () => {
  test('answered 500 with its error text to a POST without signature: ours is a constant 403', () => {
    const receipt = receive(postOf(body, { headers: {} }));

    expect(receipt).toMatchObject({ answer: { statusCode: 403, body: 'Forbidden' } });
  });

  test('answered 500 to the SHA-256 header alone: ours needs no other', () => {
    const headers = { 'X-Hub-Signature-256': `sha256=${hmac('sha256')}` };

    expect(statusOf(receive(postOf(body, { headers })))).toBe(200);
  });

  test.each(['md5', 'sha1', 'sha512'])(
    'let the sender choose %s: ours knows one algorithm, under either header',
    (algorithm) => {
      const forged = `${algorithm}=${hmac(algorithm)}`;

      const statuses = ['X-Hub-Signature', 'X-Hub-Signature-256'].map((name) =>
        statusOf(receive(postOf(body, { headers: { [name]: forged } }))),
      );

      expect(statuses).toEqual([403, 403]);
    },
  );

  test('signed the base64 text of a base64 body: ours signs its bytes', () => {
    const request = postOf(body, { body: body.toString('base64'), isBase64Encoded: true });

    expect(statusOf(receive(request))).toBe(200);
  });

  test.each(['{"object":"page","entry":[{"id"', '{"object":"page"}', ''])(
    'answered 500 to the signed body %p: ours answers 400',
    (text) => {
      expect(statusOf(receive(postOf(text)))).toBe(400);
    },
  );

  test('reflected the challenge while its token was unset: ours refuses', () => {
    const request = {
      method: 'GET',
      headers: {},
      body: null,
      query: { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' },
    };

    const receipt = receive(request, { ...SECRETS, verifyToken: '' });

    expect(receipt).toMatchObject({ answer: { statusCode: 403, body: 'Forbidden' } });
  });
});

test('@slack/bolt 5.1.0 read a base64 body as ASCII and threw: ours reads every character', () => {
  const raw = Buffer.from(body.toString().replace('h\\u00e9llo \\ud83d\\ude00', 'héllo 😀'));
  const request = postOf(raw, { body: raw.toString('base64'), isBase64Encoded: true });

  const receipt = receive(request);

  expect(raw.toString()).toContain('héllo 😀');
  expect(receipt).toMatchObject({ events: [{ text: 'héllo 😀' }] });
});

describe('fb-messenger-bot-api 4.4.0', () => {
  test('rejected genuine signatures: ours accepts what Facebook signs', () => {
    expect(statusOf(receive(postOf(body)))).toBe(200);
  });

  test('accepted the signature of the empty string: ours does not', () => {
    const headers = { 'X-Hub-Signature-256': signWebhook('', APP_SECRET) };

    expect(statusOf(receive(postOf(body, { headers })))).toBe(403);
  });

  test('did not look at the body: one changed byte of ours is refused', () => {
    const signature = { 'X-Hub-Signature-256': signWebhook(body, APP_SECRET) };
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(body);
        changed[at]! ^= change;

        const receipt = receive(
          postOf(body, {
            headers: signature,
            body: changed.toString('base64'),
            isBase64Encoded: true,
          }),
        );

        expect(receipt).toMatchObject({ answer: { statusCode: 403 } });
      }),
    );
  });
});

test('bottender 1.5.5 answered a refused POST with its body and signature: ours says one word', () => {
  const headers = { 'X-Hub-Signature-256': signWebhook('another body', APP_SECRET) };

  const receipt = receive(postOf(body, { headers }));

  expect(receipt).toMatchObject({ answer: { body: 'Forbidden' } });
  expect(JSON.stringify(receipt)).not.toMatch(/sha256|m_1|llo/);
});
