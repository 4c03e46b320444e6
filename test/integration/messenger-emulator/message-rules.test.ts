import fc from 'fast-check';
import { isRefusal } from '../../../src/local/messenger/graph/errors';
import { readSendRequest } from '../../../src/local/messenger/rules/message-rules';
import { strictAssumptions } from '../../../src/local/messenger/options';
import { APP_ID, PAGE_TOKEN, proofOf, refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const text = (length: number): string => 'x'.repeat(length);
const quickReply = (index = 0, more = {}): object => ({
  content_type: 'text',
  title: `Reply ${String(index)}`,
  payload: 'P',
  ...more,
});
const postback = { type: 'postback', title: 'Track', payload: 'P' };
const logIn = { type: 'account_link', url: 'https://login.example.com/' };
const times = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const template = (payload: object): object => ({ attachment: { type: 'template', payload } });
const buttonTemplate = (more: object): object =>
  template({ template_type: 'button', text: 'Choose', buttons: [postback], ...more });
const cards = (count: number, card: object = { title: 'T', subtitle: 'S' }): object =>
  template({ template_type: 'generic', elements: times(count, () => card) });
const hi = { text: 'Hi' };

interface Rule {
  readonly rule: string;
  readonly refused: object;
  readonly legal: object;
}

/** Each pair differs in the rule alone; `message` stands for a whole body around it. */
const MESSAGE_RULES: readonly Rule[] = [
  {
    rule: 'text is shorter than 2000 characters',
    refused: { message: { text: text(2_000) } },
    legal: { message: { text: text(1_999) } },
  },
  {
    rule: 'text is not empty',
    refused: { message: { text: '' } },
    legal: { message: { text: 'x' } },
  },
  {
    rule: 'text is whole characters',
    refused: { message: { text: '\ud83d' } },
    legal: { message: { text: '\ud83d\ude00' } },
  },
  {
    rule: 'metadata is shorter than 1000 characters',
    refused: { message: { ...hi, metadata: text(1_000) } },
    legal: { message: { ...hi, metadata: text(999) } },
  },
  {
    rule: 'a message is either text or an attachment',
    refused: { message: { ...hi, ...buttonTemplate({}) } },
    legal: { message: buttonTemplate({}) },
  },
  {
    rule: 'a message has no unknown keys',
    refused: { message: { ...hi, quickReplies: [] } },
    legal: { message: hi },
  },
  {
    rule: 'messaging_type is required',
    refused: { messaging_type: undefined, message: hi },
    legal: { messaging_type: 'UPDATE', message: hi },
  },
  {
    rule: 'messaging_type is one of four',
    refused: { messaging_type: 'REPLY', message: hi },
    legal: { messaging_type: 'RESPONSE', message: hi },
  },
  {
    rule: 'at most 13 quick replies',
    refused: { message: { ...hi, quick_replies: times(14, quickReply) } },
    legal: { message: { ...hi, quick_replies: times(13, quickReply) } },
  },
  {
    rule: 'a quick reply title has at most 20 characters',
    refused: { message: { ...hi, quick_replies: [quickReply(0, { title: text(21) })] } },
    legal: { message: { ...hi, quick_replies: [quickReply(0, { title: text(20) })] } },
  },
  {
    rule: 'a quick reply payload has at most 1000 characters',
    refused: { message: { ...hi, quick_replies: [quickReply(0, { payload: text(1_001) })] } },
    legal: { message: { ...hi, quick_replies: [quickReply(0, { payload: text(1_000) })] } },
  },
  {
    rule: 'a text quick reply has a payload',
    refused: { message: { ...hi, quick_replies: [quickReply(0, { payload: undefined })] } },
    legal: { message: { ...hi, quick_replies: [{ content_type: 'user_email' }] } },
  },
  {
    rule: 'a button template text has at most 640 characters',
    refused: { message: buttonTemplate({ text: text(641) }) },
    legal: { message: buttonTemplate({ text: text(640) }) },
  },
  {
    rule: 'a button template has at most 3 buttons',
    refused: { message: buttonTemplate({ buttons: times(4, () => postback) }) },
    legal: { message: buttonTemplate({ buttons: times(3, () => postback) }) },
  },
  {
    rule: 'a button template has a button',
    refused: { message: buttonTemplate({ buttons: [] }) },
    legal: { message: buttonTemplate({ buttons: [postback] }) },
  },
  {
    rule: 'a button title has at most 20 characters',
    refused: { message: buttonTemplate({ buttons: [{ ...postback, title: text(21) }] }) },
    legal: { message: buttonTemplate({ buttons: [{ ...postback, title: text(20) }] }) },
  },
  {
    rule: 'a postback payload has at most 1000 characters',
    refused: { message: buttonTemplate({ buttons: [{ ...postback, payload: text(1_001) }] }) },
    legal: { message: buttonTemplate({ buttons: [{ ...postback, payload: text(1_000) }] }) },
  },
  {
    rule: 'a Log In button has no title',
    refused: { message: buttonTemplate({ buttons: [{ ...logIn, title: 'Log In' }] }) },
    legal: { message: buttonTemplate({ buttons: [logIn] }) },
  },
  {
    rule: 'a Log In button leads to https',
    refused: { message: buttonTemplate({ buttons: [{ ...logIn, url: 'http://example.com' }] }) },
    legal: { message: buttonTemplate({ buttons: [{ ...logIn, url: 'https://example.com' }] }) },
  },
  {
    rule: 'a Log Out button has nothing but its type',
    refused: { message: buttonTemplate({ buttons: [{ type: 'account_unlink', title: 'Out' }] }) },
    legal: { message: buttonTemplate({ buttons: [{ type: 'account_unlink' }] }) },
  },
  {
    rule: 'a generic template has at most 10 elements',
    refused: { message: cards(11) },
    legal: { message: cards(10) },
  },
  {
    rule: 'a generic element title has at most 80 characters',
    refused: { message: cards(1, { title: text(81), subtitle: 'S' }) },
    legal: { message: cards(1, { title: text(80), subtitle: 'S' }) },
  },
  {
    rule: 'a generic element has more than a title',
    refused: { message: cards(1, { title: 'T' }) },
    legal: { message: cards(1, { title: 'T', buttons: [postback] }) },
  },
  {
    rule: 'the tags POST_PURCHASE_UPDATE and its kin are dead',
    refused: { messaging_type: 'MESSAGE_TAG', tag: 'POST_PURCHASE_UPDATE', message: hi },
    legal: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: hi },
  },
  {
    rule: 'MESSAGE_TAG needs a tag',
    refused: { messaging_type: 'MESSAGE_TAG', message: hi },
    legal: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: hi },
  },
  {
    rule: 'a sender action travels alone',
    refused: { sender_action: 'typing_on', message: hi },
    legal: { sender_action: 'typing_on', messaging_type: undefined },
  },
];

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

  test.each(MESSAGE_RULES)('is refused with 100 unless: $rule', async ({ refused }) => {
    const before = await stage.control.thread(stage.anna.psid);

    const answer = await send(refused);

    const after = await stage.control.thread(stage.anna.psid);
    expect(refusalOf(answer)).toEqual([100, undefined]);
    expect(after.messages).toEqual(before.messages);
  });

  test.each(MESSAGE_RULES)('passes if: $rule', async ({ legal }) => {
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
