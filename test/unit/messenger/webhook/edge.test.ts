import fc from 'fast-check';
import type { WebhookRequest } from '../../../../src/messenger/webhook/edge';
import { facebookBytes, signWebhook } from '../../../helpers/sign-webhook';
import { entryOf, fromCustomer, pageBody } from './envelope';
import { APP_SECRET, postOf, receive, SECRETS, statusOf, VERIFY_TOKEN } from './webhook-request';

const MEBIBYTE = 1024 * 1024;
const bytes = facebookBytes(
  pageBody(entryOf({ messaging: [fromCustomer({ message: { mid: 'm_1', text: 'héllo 😀' } })] })),
);
const signature = signWebhook(bytes, APP_SECRET);

describe('a signed webhook becomes events', () => {
  test.each<[string, WebhookRequest]>([
    ['as text', postOf(bytes)],
    ['as base64', postOf(bytes, { body: bytes.toString('base64'), isBase64Encoded: true })],
    ['with a lower-case header', postOf(bytes, { headers: { 'x-hub-signature-256': signature } })],
    [
      'with its header among the repeated ones',
      postOf(bytes, { headers: null, multiValueHeaders: { 'X-HUB-SIGNATURE-256': [signature] } }),
    ],
    [
      'with its header in both places, as API Gateway has it',
      postOf(bytes, { multiValueHeaders: { 'X-Hub-Signature-256': [signature] } }),
    ],
    [
      'beside the retired SHA-1 signature',
      postOf(bytes, { headers: { 'X-Hub-Signature': 'sha1=0', 'X-Hub-Signature-256': signature } }),
    ],
  ])('%s', (_title, request) => {
    const receipt = receive(request);

    expect(receipt).toMatchObject({
      events: [{ kind: 'message', text: 'héllo 😀' }],
      secretIndex: 0,
    });
  });

  test('not escaped at all, and in base64: the bytes count', () => {
    const raw = Buffer.from('{"entry":[],"text":"héllo 😀"}');

    const receipt = receive(postOf(raw, { body: raw.toString('base64'), isBase64Encoded: true }));

    expect(receipt).toEqual({ events: [], secretIndex: 0 });
  });

  test('by the older of two secrets while rotating, and the receipt tells', () => {
    const rotating = { ...SECRETS, appSecrets: ['the new secret', APP_SECRET] };

    const receipt = receive(postOf(bytes), rotating);

    expect(receipt).toMatchObject({ events: [{}], secretIndex: 1 });
  });
});

describe('what is refused, in this order, with a constant answer', () => {
  const unsigned = { headers: {} };
  const tooLong = Buffer.alloc(MEBIBYTE + 1, ' ');

  test.each<[string, WebhookRequest, number, string, string]>([
    ['another method', postOf(tooLong, { method: 'PUT' }), 405, 'Method Not Allowed', 'method'],
    ['over 1 MiB, unsigned', postOf(tooLong, unsigned), 413, 'Payload Too Large', 'too_large'],
    [
      'over 1 MiB once decoded',
      postOf(tooLong, { body: tooLong.toString('base64'), isBase64Encoded: true }),
      413,
      'Payload Too Large',
      'too_large',
    ],
    ['no signature, bad JSON', postOf('{', unsigned), 403, 'Forbidden', 'signature_missing'],
    ['no headers', postOf('{', { headers: null }), 403, 'Forbidden', 'signature_missing'],
    [
      'SHA-1 only',
      postOf(bytes, { headers: { 'X-Hub-Signature': signature } }),
      403,
      'Forbidden',
      'signature_missing',
    ],
    [
      'a signature in another spelling',
      postOf(bytes, { headers: { 'X-Hub-Signature-256': signature.toUpperCase() } }),
      403,
      'Forbidden',
      'signature_malformed',
    ],
    [
      'the signature of another body',
      postOf(bytes, { headers: { 'X-Hub-Signature-256': signWebhook('{}', APP_SECRET) } }),
      403,
      'Forbidden',
      'signature_mismatch',
    ],
    [
      'the header twice',
      postOf(bytes, { multiValueHeaders: { 'X-Hub-Signature-256': [signature, signature] } }),
      403,
      'Forbidden',
      'several_signatures',
    ],
    [
      'the header in two spellings',
      postOf(bytes, {
        headers: { 'X-Hub-Signature-256': signature, 'x-hub-signature-256': signature },
      }),
      403,
      'Forbidden',
      'several_signatures',
    ],
    ['bad JSON', postOf('{'), 400, 'Bad Request', 'not_json'],
    ['no body', postOf('', { body: null }), 400, 'Bad Request', 'not_json'],
    ['a forbidden key', postOf('{"__proto__":{}}'), 400, 'Bad Request', 'forbidden_key'],
    ['no entry', postOf('{"object":"page"}'), 400, 'Bad Request', 'not_a_page_event'],
  ])('%s', (_title, request, statusCode, body, refusal) => {
    const receipt = receive(request);

    expect(receipt).toMatchObject({ answer: { statusCode, body }, refusal });
  });

  test('nothing is accepted while the app secret is missing', () => {
    const request = postOf(bytes, { headers: { 'X-Hub-Signature-256': signWebhook(bytes, '') } });

    const receipt = receive(request, { ...SECRETS, appSecrets: [''] });

    expect(receipt).toMatchObject({ answer: { statusCode: 403 }, refusal: 'signature_no_secret' });
  });

  test('exactly 1 MiB is not too large', () => {
    const padded = Buffer.concat([Buffer.from('{"entry":[]}'), Buffer.alloc(MEBIBYTE - 12, ' ')]);

    expect(receive(postOf(padded))).toEqual({ events: [], secretIndex: 0 });
  });

  test('405 names the methods that there are', () => {
    expect(receive(postOf('', { method: 'DELETE' }))).toMatchObject({
      answer: { headers: { allow: 'GET, POST' } },
    });
  });
});

test('nothing is parsed that is not signed', () => {
  const parse = jest.spyOn(JSON, 'parse');
  try {
    const receipt = receive(postOf(bytes, { headers: { 'X-Hub-Signature-256': 'sha256=0' } }));

    expect(receipt).toMatchObject({ answer: { statusCode: 403 } });
    expect(parse).not.toHaveBeenCalled();
  } finally {
    parse.mockRestore();
  }
});

test('no answer repeats anything of the request', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.boolean(), (body, header, signed) => {
      const receipt = receive(
        postOf(body, signed ? {} : { headers: { 'X-Hub-Signature-256': header } }),
      );

      if ('events' in receipt) return;
      expect(receipt.answer.body).toMatch(/^(Forbidden|Bad Request)$/);
    }),
  );
});

test('no signed bytes ever make a server error', () => {
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 64 }).map((values) => Buffer.from(values)),
    fc.json().map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(`{"object":"page","entry":[${text}]}`)),
  );
  fc.assert(
    fc.property(pieces, (body) => {
      const request = postOf(body, { body: body.toString('base64'), isBase64Encoded: true });

      expect([200, 400]).toContain(statusOf(receive(request)));
    }),
  );
});

describe('the handshake', () => {
  const get = (query: WebhookRequest['query']): WebhookRequest => ({
    method: 'GET',
    headers: {},
    body: null,
    query,
  });
  const asked = {
    'hub.mode': 'subscribe',
    'hub.verify_token': VERIFY_TOKEN,
    'hub.challenge': '1158201444',
  };

  test('is answered without a signature', () => {
    expect(receive(get(asked))).toMatchObject({ answer: { statusCode: 200, body: '1158201444' } });
  });

  test.each([[null], [{}], [{ ...asked, 'hub.verify_token': 'guess' }]])(
    'is refused for %p',
    (query) => {
      expect(receive(get(query))).toMatchObject({
        answer: { statusCode: 403, body: 'Forbidden' },
        refusal: 'handshake',
      });
    },
  );
});
