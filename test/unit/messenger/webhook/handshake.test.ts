import fc from 'fast-check';
import { answerHandshake } from '../../../../src/messenger/webhook/handshake';

const TOKEN = 'the verify token';
const query = (overrides: Record<string, string | undefined> = {}) => ({
  'hub.mode': 'subscribe',
  'hub.verify_token': TOKEN,
  'hub.challenge': '1158201444',
  ...overrides,
});

test('a subscription check with our token gets its challenge back as plain text', () => {
  const answer = answerHandshake(query(), TOKEN);

  expect(answer).toMatchObject({
    statusCode: 200,
    body: '1158201444',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
});

test.each([
  ['another mode', { 'hub.mode': 'unsubscribe' }],
  ['no mode', { 'hub.mode': undefined }],
  ['another token', { 'hub.verify_token': 'guess' }],
  ['a longer token', { 'hub.verify_token': `${TOKEN}x` }],
  ['no token', { 'hub.verify_token': undefined }],
  ['no challenge', { 'hub.challenge': undefined }],
  ['an empty challenge', { 'hub.challenge': '' }],
  ['markup as challenge', { 'hub.challenge': '<script>alert(1)</script>' }],
  ['digits with a line break', { 'hub.challenge': '1158201444\n' }],
  ['a challenge without end', { 'hub.challenge': '1'.repeat(65) }],
])('%s is refused with a constant answer', (_title, overrides) => {
  const answer = answerHandshake(query(overrides), TOKEN);

  expect(answer).toMatchObject({ statusCode: 403, body: 'Forbidden' });
});

test('no other token than ours is ever accepted', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (sent, configured) => {
      fc.pre(sent !== configured || configured === '');

      const answer = answerHandshake(query({ 'hub.verify_token': sent }), configured);

      return answer.statusCode === 403;
    }),
  );
});
