import fc from 'fast-check';
import type { MessageContent, OutgoingMessage } from '../../../src/messenger/outgoing';
import { sendBody, unlinkBody } from '../../../src/messenger/send-body';
import type { SendForm } from '../../../src/messenger/send-form';

const UPDATE = { messagingType: 'UPDATE' } as const;

const bodyOf = (
  content: MessageContent,
  form: SendForm = UPDATE,
  more: Partial<OutgoingMessage> = {},
) =>
  sendBody(
    { id: '1254' },
    { type: 'message', author: 'bot', occasion: 'update', content, ...more },
    form,
    'pm1:0:abc',
  );

const buttonsOf = (buttons: Extract<MessageContent, { kind: 'buttons' }>['buttons']) =>
  bodyOf({ kind: 'buttons', text: 'Choose', buttons });

describe('the body of a send', () => {
  test('of a text', () => {
    const body = bodyOf({
      kind: 'text',
      text: 'Hello',
      quickReplies: [{ title: 'Hi', payload: 'p' }],
    });

    expect(body).toEqual({
      recipient: { id: '1254' },
      messaging_type: 'UPDATE',
      message: {
        text: 'Hello',
        quick_replies: [{ content_type: 'text', title: 'Hi', payload: 'p' }],
        metadata: 'pm1:0:abc',
      },
    });
  });

  const asLink = { title: 'Log in', text: 'Log in by this link.' };

  test('of buttons names each kind as Facebook does, Log In and Log Out without a title', () => {
    expect(
      buttonsOf([
        { kind: 'logIn', url: 'https://login.example/?a=b', asLink },
        { kind: 'logOut' },
        { kind: 'url', title: 'Open', url: 'https://parcel.example/' },
      ]),
    ).toMatchObject({
      message: {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'button',
            text: 'Choose',
            buttons: [
              { type: 'account_link', url: 'https://login.example/?a=b' },
              { type: 'account_unlink' },
              { type: 'web_url', title: 'Open', url: 'https://parcel.example/' },
            ],
          },
        },
      },
    });
    expect(
      JSON.stringify(buttonsOf([{ kind: 'logIn', url: 'https://x/', asLink }, { kind: 'logOut' }])),
    ).not.toContain('title');
  });

  test('of cards is a generic template', () => {
    const cards = [
      {
        title: 'DL-1',
        subtitle: 'On its way',
        buttons: [{ kind: 'postback', title: 'Details', payload: 'p' }],
      },
    ] as const;

    expect(bodyOf({ kind: 'cards', cards })).toMatchObject({
      message: {
        attachment: {
          payload: {
            template_type: 'generic',
            elements: [
              {
                title: 'DL-1',
                subtitle: 'On its way',
                buttons: [{ type: 'postback', title: 'Details', payload: 'p' }],
              },
            ],
          },
        },
      },
    });
  });

  test("of a human's late words carries the tag", () => {
    const form = { messagingType: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } as const;

    expect(bodyOf({ kind: 'text', text: 'Hello' }, form)).toMatchObject({
      messaging_type: 'MESSAGE_TAG',
      tag: 'HUMAN_AGENT',
    });
  });

  test('of a utility message is the approved template with its parameters, and no text', () => {
    const utility = {
      template: 'parcel_delivered',
      language: 'de',
      parameters: { parcel_id: 'DL-1' },
    };

    const body = bodyOf(
      { kind: 'text', text: 'Hello', quickReplies: [{ title: 'Hi', payload: 'p' }] },
      { messagingType: 'UTILITY', template: 'approved_name' },
      { utility },
    );

    expect(body).toEqual({
      recipient: { id: '1254' },
      messaging_type: 'UTILITY',
      message: {
        template: {
          name: 'approved_name',
          language: { code: 'de' },
          components: [
            {
              type: 'body',
              parameters: [{ type: 'text', parameter_name: 'parcel_id', text: 'DL-1' }],
            },
          ],
        },
        metadata: 'pm1:0:abc',
      },
    });
  });

  test('keeps to the limits whatever it is given', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
    const button = fc.record({
      kind: fc.constant('postback' as const),
      title: label,
      payload: fc.constant('p'),
    });
    const card = fc.record({
      title: label,
      subtitle: label,
      buttons: fc.array(button, { minLength: 1 }),
    });
    const quickReplies = fc.array(fc.record({ title: label, payload: fc.constant('p') }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        fc.array(card, { minLength: 1, maxLength: 15 }),
        quickReplies,
        (cards, replies) => {
          const { message } = bodyOf({ kind: 'cards', cards, quickReplies: replies }) as {
            message: {
              attachment: {
                payload: {
                  elements: { title: string; subtitle: string; buttons: { title: string }[] }[];
                };
              };
              quick_replies?: { title: string }[];
            };
          };

          const { elements } = message.attachment.payload;
          expect(elements.length).toBeLessThanOrEqual(10);
          for (const element of elements) {
            expect(element.title.length).toBeLessThanOrEqual(80);
            expect(element.subtitle.length).toBeLessThanOrEqual(80);
            expect(element.buttons.length).toBeLessThanOrEqual(3);
            for (const { title } of element.buttons) expect(title.length).toBeLessThanOrEqual(20);
          }
          const { quick_replies: sent = [] } = message;
          expect(sent.length).toBe(Math.min(replies.length, 13));
          for (const { title } of sent) expect(title.length).toBeLessThanOrEqual(20);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('the body of an unlink names the person', () => {
  expect(unlinkBody('1254')).toEqual({ psid: '1254' });
});
