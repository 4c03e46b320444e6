import fc from 'fast-check';
import { isRefusal } from '../../../src/local/messenger/graph/errors';
import { readSendRequest } from '../../../src/local/messenger/rules/message-rules';
import { strictAssumptions } from '../../../src/local/messenger/options';
import { APP_ID, PAGE_TOKEN, proofOf, refusalOf, setStage } from './harness';
import type { Stage } from './harness';
import { MESSAGE_RULES } from './message-rule-table';
import { TEMPLATE_RULES } from './template-rule-table';
import { hi } from './wire-samples';

const RULES = [...MESSAGE_RULES, ...TEMPLATE_RULES];

describe('the body of a send', () => {
  let stage: Stage;
  const send = (body: object) =>
    stage.graph('POST', '/me/messages', {
      recipient: { id: stage.anna.psid },
      ...('sender_action' in body ? {} : { messaging_type: 'RESPONSE' }),
      ...body,
    });

  beforeAll(async () => {
    stage = await setStage();
    await stage.control.say(stage.anna.psid, 'hello');
  });
  beforeEach(() => {
    stage.time.jump(1_000);
  });
  afterAll(() => stage.close());

  test.each(RULES)('is refused with 100 unless: $rule', async ({ refused }) => {
    const before = await stage.control.thread(stage.anna.psid);

    const answer = await send(refused);

    const after = await stage.control.thread(stage.anna.psid);
    expect(refusalOf(answer)).toEqual([100, undefined]);
    expect(after.messages).toEqual(before.messages);
  });

  test.each(RULES)('passes if: $rule', async ({ legal }) => {
    const answer = await send(legal);

    expect(answer).toMatchObject({ status: 200, body: { recipient_id: stage.anna.psid } });
  });

  test.each(['ACCOUNT_UPDATE', 'CONFIRMED_EVENT_UPDATE', 'CUSTOMER_FEEDBACK', 'human_agent'])(
    'is refused with the tag %s',
    async (tag) => {
      const answer = await send({ messaging_type: 'MESSAGE_TAG', tag, message: hi });

      expect(refusalOf(answer)).toEqual([100, undefined]);
    },
  );

  test('that is no JSON is refused in the documented error shape', async () => {
    const answer = await stage.graph('POST', '/me/messages', []);

    expect(answer.body).toEqual({
      error: {
        message: expect.stringContaining('(#100)') as string,
        type: 'OAuthException',
        code: 100,
        fbtrace_id: expect.stringMatching(/^A[\w-]+$/) as string,
      },
    });
  });

  test('may answer a message of the thread, and no other', async () => {
    const { mid } = await stage.control.say(stage.anna.psid, 'a question');

    const legal = await send({ message: hi, reply_to: { mid } });
    const refused = await send({ message: hi, reply_to: { mid: 'm_unknown' } });

    expect(legal.status).toBe(200);
    expect(refusalOf(refused)).toEqual([100, undefined]);
  });

  test.each([
    ['a reaction of Facebook’s', { reaction: 'cry' }, {}],
    ['a message of this thread', { message_id: 'm_unknown' }, {}],
    ['nothing else', { emoji: '❤' }, {}],
  ])('that reacts names %s, else it is refused with 100', async (_rule, wrong, right) => {
    const { mid } = await stage.control.say(stage.anna.psid, 'thank you');
    const react = (more: object) =>
      send({ sender_action: 'react', payload: { message_id: mid, reaction: 'love', ...more } });

    const refused = await react(wrong);
    const legal = await react(right);

    expect(refusalOf(refused)).toEqual([100, undefined]);
    expect(legal.body).toEqual({ recipient_id: stage.anna.psid });
  });

  test('may come as a form, with its objects as JSON text', async () => {
    const url = `${stage.url}/graph/v25.0/me/messages?appsecret_proof=${proofOf(PAGE_TOKEN)}`;
    const body = new URLSearchParams({
      recipient: JSON.stringify({ id: stage.anna.psid }),
      messaging_type: 'RESPONSE',
      message: JSON.stringify(hi),
      access_token: PAGE_TOKEN,
    });

    const response = await fetch(url, { method: 'POST', body });

    expect(response.status).toBe(200);
  });

  test('is refused with 100, never with a crash, whatever it is', () => {
    const parts = fc.record(
      {
        recipient: fc.oneof(fc.constant({ id: '1' }), fc.anything()),
        messaging_type: fc.oneof(fc.constant('RESPONSE'), fc.anything()),
        message: fc.oneof(fc.record({ text: fc.anything() }), fc.anything()),
        sender_action: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

    fc.assert(
      fc.property(parts, (body) => {
        const result = readSendRequest(body, strictAssumptions(APP_ID));

        const isLegal =
          isRefusal(result) || result.do === 'signal' || isWhole(result.message.text ?? '');
        expect(isLegal && (!isRefusal(result) || result.refused === 'invalidParameter')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('with any whole text of fewer than 2000 units passes', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1_999 });

    fc.assert(
      fc.property(
        text.filter(({ length }) => length <= 1_999),
        (words) => {
          const body = {
            recipient: { id: '1' },
            messaging_type: 'UPDATE',
            message: { text: words },
          };

          const result = readSendRequest(body, strictAssumptions(APP_ID));

          expect(result).toMatchObject({ do: 'send', message: { text: words } });
        },
      ),
      { numRuns: 300 },
    );
  });
});
