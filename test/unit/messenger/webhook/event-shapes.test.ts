import type { WebhookEvent } from '../../../../src/messenger/webhook/events';
import {
  decodeBody,
  decodeElement,
  entryOf,
  fromCustomer,
  fromPage,
  PAGE,
  pageBody,
  PSID,
  TIME,
} from './envelope';

const origin = {
  psid: PSID,
  pageId: PAGE,
  timestamp: TIME,
  channel: 'messaging',
  key: expect.any(String) as string,
};

describe('every documented event is read', () => {
  test.each<[string, object, object]>([
    [
      'text with quick reply, reply and referral',
      {
        message: {
          mid: 'm_1',
          text: 'hello, world!',
          quick_reply: { payload: 'GREEN' },
          reply_to: { mid: 'm_0', is_self_reply: false },
          referral: { ref: 'shop', source: 'SHORTLINK', type: 'OPEN_THREAD' },
        },
      },
      {
        kind: 'message',
        mid: 'm_1',
        text: 'hello, world!',
        attachments: [],
        quickReplyPayload: 'GREEN',
        replyToMid: 'm_0',
        referral: { ref: 'shop', source: 'SHORTLINK', type: 'OPEN_THREAD' },
      },
    ],
    [
      'first message after the checkbox plugin',
      {
        message: { mid: 'm_1', text: 'hi' },
        prior_message: { source: 'checkbox_plugin', identifier: 'user-ref-1' },
      },
      {
        kind: 'message',
        mid: 'm_1',
        text: 'hi',
        attachments: [],
        priorMessage: { source: 'checkbox_plugin', identifier: 'user-ref-1' },
      },
    ],
    [
      'postback',
      {
        postback: {
          mid: 'm_1',
          title: 'Get Started',
          payload: 'START',
          referral: { ref: 'r', source: 'ADS', type: 'OPEN_THREAD', ad_id: 876543210987654 },
        },
      },
      {
        kind: 'postback',
        mid: 'm_1',
        title: 'Get Started',
        payload: 'START',
        referral: { ref: 'r', source: 'ADS', type: 'OPEN_THREAD', adId: '876543210987654' },
      },
    ],
    ['opt-in', { optin: { ref: 'order-1' } }, { kind: 'optin', ref: 'order-1' }],
    [
      'opt-in to notifications',
      {
        optin: {
          type: 'notification_messages',
          payload: 'P',
          title: 'T',
          notification_messages_token: 'N',
          notification_messages_status: 'STOP NOTIFICATIONS',
        },
      },
      {
        kind: 'optin',
        type: 'notification_messages',
        payload: 'P',
        title: 'T',
        notificationToken: 'N',
        notificationStatus: 'STOP NOTIFICATIONS',
      },
    ],
    [
      'referral without source (Europe, Japan)',
      { referral: { ref: 'r', type: 'OPEN_THREAD' } },
      { kind: 'referral', ref: 'r', type: 'OPEN_THREAD' },
    ],
    [
      'linked account',
      { account_linking: { status: 'linked', authorization_code: 'CODE' } },
      { kind: 'accountLinking', status: 'linked', authorizationCode: 'CODE' },
    ],
    [
      'unlinked account',
      { account_linking: { status: 'unlinked' } },
      { kind: 'accountLinking', status: 'unlinked' },
    ],
    [
      'thread passed out of idle',
      {
        pass_thread_control: { previous_owner_app_id: null, new_owner_app_id: '12', metadata: 'm' },
      },
      { kind: 'passThreadControl', previousOwnerAppId: null, newOwnerAppId: '12', metadata: 'm' },
    ],
    [
      'thread taken',
      { take_thread_control: { previous_owner_app_id: 12, new_owner_app_id: 34 } },
      { kind: 'takeThreadControl', previousOwnerAppId: '12', newOwnerAppId: '34' },
    ],
    [
      'thread asked for',
      { request_thread_control: { requested_owner_app_id: 263902037430900, metadata: 'm' } },
      { kind: 'requestThreadControl', requestedOwnerAppId: '263902037430900', metadata: 'm' },
    ],
    [
      'reaction',
      { reaction: { reaction: 'love', emoji: '❤️', action: 'react', mid: 'm_0' } },
      { kind: 'reaction', reaction: 'love', emoji: '❤️', action: 'react', mid: 'm_0' },
    ],
    [
      'edit counted in text',
      { message_edit: { mid: 'm_0', text: 'new', num_edit: '2' } },
      { kind: 'messageEdit', mid: 'm_0', text: 'new', numEdit: 2 },
    ],
    [
      'delivery',
      { delivery: { mids: ['m_0'], watermark: 1458668856253 } },
      { kind: 'delivery', mids: ['m_0'], watermark: 1458668856253 },
    ],
    [
      'delivery without mids, watermark in text',
      { delivery: { watermark: '1648581633369' } },
      { kind: 'delivery', mids: [], watermark: 1648581633369 },
    ],
    ['read', { read: { watermark: 1458668856253 } }, { kind: 'read', watermark: 1458668856253 }],
    [
      'feedback',
      { response_feedback: { feedback: 'Good response', mid: 'm_0' } },
      { kind: 'responseFeedback', feedback: 'Good response', mid: 'm_0' },
    ],
    ['game', { game_play: { score: 99, payload: 'P' } }, { kind: 'gamePlay', payload: 'P' }],
    ['payment', { payment: { payload: 'P', amount: {} } }, { kind: 'payment', payload: 'P' }],
    [
      'checkout update',
      { checkout_update: { payload: 'P' } },
      { kind: 'checkoutUpdate', payload: 'P' },
    ],
    [
      'accepted message request',
      { message_request: 'accept' },
      { kind: 'messageRequest', answer: 'accept' },
    ],
  ])('%s', (_title, fields, expected) => {
    const event = decodeElement(fromCustomer(fields));

    expect(event).toStrictEqual({ ...origin, ...expected });
  });
});

test('an echo is about the recipient and names the app that sent it', () => {
  const message = {
    is_echo: true,
    app_id: 1517776481860111,
    metadata: 'q#7',
    mid: 'm_1',
    text: 'hi',
  };

  const event = decodeElement(fromPage({ message }));

  expect(event).toStrictEqual({
    ...origin,
    kind: 'echo',
    appId: '1517776481860111',
    metadata: 'q#7',
    mid: 'm_1',
    text: 'hi',
    attachments: [],
  });
});

test('an echo is an echo too where every value is text', () => {
  expect(decodeElement(fromPage({ message: { is_echo: 'true', mid: 'm_1' } }))).toMatchObject({
    kind: 'echo',
    psid: PSID,
  });
});

test.each(['take_thread_control', 'request_thread_control', 'pass_thread_control'])(
  'the customer of %s sent by the Page is the recipient',
  (name) => {
    expect(decodeElement(fromPage({ [name]: { metadata: 'm' } }))).toMatchObject({ psid: PSID });
  },
);

describe('attachments', () => {
  const attachmentsOf = (attachments: unknown): unknown => {
    const event = decodeElement(fromCustomer({ message: { mid: 'm_1', attachments } }));
    return event.kind === 'message' ? event.attachments : event.kind;
  };

  test.each(['image', 'audio', 'video', 'file', 'template', 'reel', 'ig_reel', 'post', 'ig_post'])(
    '%s keeps its kind and address',
    (type) => {
      expect(attachmentsOf([{ type, payload: { url: 'https://cdn.example/1' } }])).toStrictEqual([
        { type, url: 'https://cdn.example/1' },
      ]);
    },
  );

  test.each<[string, unknown, object]>([
    ['a location', { type: 'location', payload: { coordinates: {} } }, { type: 'location' }],
    [
      'a shared link without payload',
      { type: 'fallback', title: 'News', url: 'https://n.example', payload: null },
      { type: 'fallback', title: 'News', url: 'https://n.example' },
    ],
    ['an appointment', { type: 'appointment_booking' }, { type: 'appointment_booking' }],
    ['a kind of the future', { type: 'hologram', payload: {} }, { type: 'unknown' }],
    ['null', null, { type: 'unknown' }],
    ['a text', 'image', { type: 'unknown' }],
  ])('%s keeps its place', (_title, attachment, expected) => {
    const image = { type: 'image', payload: { url: 'u' } };

    expect(attachmentsOf([attachment, image])).toStrictEqual([
      expected,
      { type: 'image', url: 'u' },
    ]);
  });

  test.each<[string, object]>([
    [
      'of its own kind',
      { attachments: [{ type: 'sticker', payload: { sticker_id: 369239263222822 } }] },
    ],
    [
      'as an image',
      { attachments: [{ type: 'image', payload: { sticker_id: '369239263222822' } }] },
    ],
    ['beside the attachments', { sticker_id: 369239263222822 }],
  ])('a sticker is recognised %s', (_title, content) => {
    expect(decodeElement(fromCustomer({ message: { mid: 'm_1', ...content } }))).toMatchObject({
      stickerId: '369239263222822',
    });
  });
});

describe('events about the Page have no customer', () => {
  const fromNobody = (fields: object): object => ({
    recipient: { id: PAGE },
    timestamp: TIME,
    ...fields,
  });

  test.each(['policy_enforcement', 'policy-enforcement'])('%s', (name) => {
    expect(
      decodeElement(fromNobody({ [name]: { action: 'block', reason: 'spam' } })),
    ).toStrictEqual({
      ...origin,
      psid: null,
      kind: 'policyEnforcement',
      action: 'block',
      reason: 'spam',
    });
  });

  test('app roles', () => {
    expect(
      decodeElement(fromNobody({ app_roles: { '123456789': ['primary_receiver'] } })),
    ).toStrictEqual({
      ...origin,
      psid: null,
      kind: 'appRoles',
      roles: { '123456789': ['primary_receiver'] },
    });
  });
});

describe('changes', () => {
  const decodeOnly = (change: unknown): WebhookEvent | undefined =>
    decodeBody(pageBody(entryOf({ changes: [change] })))[0];

  test.each<[string, object]>([
    ['messenger_template_status_update', { event: 'APPROVED' }],
    ['message_template_status_update', { message_template_status: 'APPROVED' }],
  ])('%s is a template status', (field, status) => {
    const value = {
      message_template_id: 104595129340398,
      message_template_name: 'parcel_out_for_delivery',
      message_template_language: 'en',
      reason: null,
      ...status,
    };

    expect(decodeOnly({ field, value })).toStrictEqual({
      kind: 'templateStatus',
      templateId: '104595129340398',
      name: 'parcel_out_for_delivery',
      language: 'en',
      status: 'APPROVED',
      psid: null,
      pageId: PAGE,
      timestamp: TIME + 1,
      channel: 'changes',
      key: expect.any(String) as string,
    });
  });

  test('a messaging event in this wrapping is the same event', () => {
    const value = fromCustomer({ postback: { mid: 'm_1', payload: 'P' } });

    expect(decodeOnly({ field: 'messaging_postbacks', value })).toMatchObject({
      kind: 'postback',
      payload: 'P',
      psid: PSID,
      channel: 'changes',
    });
  });

  test('a standby event in this wrapping is still only listened to', () => {
    const value = fromCustomer({ message: { mid: 'm_1' } });

    expect(decodeOnly({ field: 'standby', value })).toMatchObject({ channel: 'standby' });
  });

  test.each<[string, unknown, string, string[]]>([
    ['a comment', { field: 'feed', value: { message: 'hi' } }, 'other_change', ['feed']],
    [
      'a status without value',
      { field: 'messenger_template_status_update' },
      'malformed',
      ['messenger_template_status_update'],
    ],
    ['null', null, 'malformed', []],
  ])('%s is ignored by name', (_title, change, reason, keys) => {
    expect(decodeOnly(change)).toMatchObject({ kind: 'ignored', reason, keys, channel: 'changes' });
  });
});
