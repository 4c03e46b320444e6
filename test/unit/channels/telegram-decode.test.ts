import { toEvent } from '../../../src/channels/chat-update';
import { decode } from '../../../src/channels/telegram/decode';
import { encodeChoice } from '../../../src/messenger/choice';

const NOW = 1_800_000_000_000;
const ADA = { id: 42, is_bot: false, first_name: 'Ada', language_code: 'de-AT' };

const written = (content: object, chat: object = { id: 42, type: 'private' }) => ({
  update_id: 9,
  message: { message_id: 1, from: ADA, chat, date: 1_799_999_000, ...content },
});

const tapped = (data: string, more: object = {}) => ({
  update_id: 10,
  callback_query: {
    id: '777',
    from: ADA,
    data,
    message: { message_id: 1, date: 1, chat: { id: 42, type: 'private' }, ...more },
  },
});

describe('an update from Telegram', () => {
  test('with a text is what its person wrote, at Telegram’s own time, with name and language', () => {
    const decoded = decode(written({ text: 'Wo ist DL-1001?' }), NOW);

    expect(decoded).toEqual({
      update: {
        ...{ id: '9', chatId: '42', at: 1_799_999_000_000 },
        person: { firstName: 'Ada', locale: 'de' },
        act: { kind: 'wrote', text: 'Wo ist DL-1001?' },
      },
    });
  });

  test.each([
    ['/start', { kind: 'opened' }],
    ['/start@parcel_bot', { kind: 'opened' }],
    ['/start abc-DEF_1', { kind: 'opened', reference: 'abc-DEF_1' }],
    ['/starting over', { kind: 'wrote', text: '/starting over' }],
    ['/help', { kind: 'wrote', text: '/help' }],
  ])('%j means %j', (text, act) => {
    expect(decode(written({ text }), NOW)).toMatchObject({ update: { act } });
  });

  test.each([
    ['photo', [{ file_id: 'x' }], 'image'],
    ['voice', { file_id: 'x' }, 'audio'],
    ['sticker', { emoji: '🙂' }, 'sticker'],
    ['document', { file_id: 'x' }, 'file'],
    ['location', { latitude: 1, longitude: 2 }, 'location'],
  ])('with a %s says what kind of thing was sent, and no more', (name, content, type) => {
    const decoded = decode(written({ [name]: content }), NOW);

    expect(decoded).toMatchObject({
      update: { act: { kind: 'sentAttachment', attachment: { type } } },
    });
    expect(JSON.stringify(decoded)).not.toContain('file_id');
  });

  test('with words below a picture brings both', () => {
    const decoded = decode(written({ photo: [{ file_id: 'x' }], caption: ' Broken! ' }), NOW);

    expect(decoded).toMatchObject({
      update: {
        act: { kind: 'sentAttachment', attachment: { type: 'image' }, text: ' Broken! ' },
      },
    });
  });

  test('with a tap has the choice, the title, and the query that is to be answered', () => {
    const keyboard = { inline_keyboard: [[{ text: 'DL-1001', callback_data: '1help' }]] };

    const decoded = decode(tapped('1help', { reply_markup: keyboard }), NOW);

    expect(decoded).toMatchObject({
      callbackId: '777',
      update: {
        at: NOW,
        act: { kind: 'tapped', title: 'DL-1001', payload: encodeChoice({ do: 'help' }) },
      },
    });
  });

  test('with a tap on what did not fit into a button means what the title says', () => {
    const keyboard = {
      inline_keyboard: [[{ text: 'A', callback_data: '=0' }], [{ text: 'B', callback_data: '=1' }]],
    };

    const decoded = decode(tapped('=1', { reply_markup: keyboard }), NOW);

    expect(decoded).toMatchObject({ update: { act: { kind: 'tapped', title: 'B' } } });
    expect(decoded).not.toHaveProperty('update.act.payload');
  });

  test.each([
    ['a group', written({ text: 'hello' }, { id: -5, type: 'group' }), 'not_private'],
    ['a channel', { update_id: 1, channel_post: { chat: { id: -6 }, text: 'x' } }, 'unknown_event'],
    ['an inline query', { update_id: 1, inline_query: { id: '1', from: ADA } }, 'unknown_event'],
    ['an edit', { update_id: 1, edited_message: { chat: { id: 42 } } }, 'unknown_event'],
    ['a tap without its message', { update_id: 1, callback_query: { id: '1' } }, 'unknown_event'],
    [
      'a chat whose number is no key',
      written({ text: 'x' }, { id: 'a#b', type: 'private' }),
      'unknown_event',
    ],
    ['a pinned message', written({ pinned_message: {} }), 'unknown_event'],
    ['nothing', null, 'unknown_event'],
  ])('of %s is ignored by name', (_, body, ignored) => {
    expect(decode(body, NOW)).toEqual({ ignored });
  });
});

describe('what somebody did on another messenger', () => {
  const person = {};
  const base = { id: '9', chatId: '42', at: NOW, person };

  test.each([
    [{ kind: 'wrote', text: 'hi' } as const, { kind: 'message', text: 'hi', attachments: [] }],
    [
      { kind: 'sentAttachment', attachment: { type: 'image' }, text: 'hi' } as const,
      { kind: 'message', text: 'hi', attachments: [{ type: 'image' }] },
    ],
    [{ kind: 'opened', reference: 'r' } as const, { kind: 'referral', ref: 'r' }],
    [{ kind: 'opened' } as const, { kind: 'postback', payload: encodeChoice({ do: 'start' }) }],
    [{ kind: 'tapped', title: 'Help' } as const, { kind: 'postback', title: 'Help' }],
  ])('is an event of the one conversation: %j', (act, event) => {
    expect(toEvent('telegram', { ...base, act })).toEqual({
      ...{ key: 'telegram#9', psid: 'telegram:42', pageId: 'telegram' },
      ...{ timestamp: NOW, channel: 'messaging' },
      ...event,
    });
  });
});
