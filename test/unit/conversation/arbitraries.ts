import * as fc from 'fast-check';
import type { Reference } from '../../../src/accounts/reference';
import type { Snapshot } from '../../../src/conversation/decision';
import { decodeWebhook } from '../../../src/messenger/webhook/decode';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { DAY } from '../../../src/shared/clock';
import { STATUSES } from '../../../src/parcels/status';
import type { ConversationState } from '../../../src/store/conversation-state';
import { APP_ID, INBOX_APP_ID, message, NOW, tap } from './events';

export const SECRET_NAME = 'Xaverine Zyx';
export const SECRET_PLACE = 'Qwghlm';
export const ASKED_AT = NOW - 60_000;

export const decoded = (element: object): readonly WebhookEvent[] => {
  const body = { object: 'page', entry: [{ id: 'PAGE', time: NOW, messaging: [element] }] };
  const webhook = decodeWebhook(body, NOW);
  return 'events' in webhook ? webhook.events : [];
};

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('help', 'my parcels', 'Wo ist DL-1001?', 'log in', 'abmelden', 'Deutsch'),
  fc.constantFrom('DL-1001 is damaged', 'open a ticket', 'never mind', 'the glass inside'),
  fc.constantFrom('yes', 'ja, gerne', 'no thanks', 'question about DL-1001', 'DL-1001'),
  fc.constantFrom('delete my data', 'alles löschen', 'stop', 'the second one', '1001'),
  fc.constantFrom('mute', 'mute DL-1001', 'unmute', 'settings', 'stumm'),
);
const ref = fc.oneof(text, fc.constant('r'.repeat(43)));
const referral = fc.record({ ref }, { requiredKeys: [] });
const appId = fc.constantFrom(APP_ID, INBOX_APP_ID, null, 5);
const payload = fc.oneof(
  text,
  fc
    .constantFrom(
      ...['start', 'help', 'myParcels', 'track', 'link', 'unlink', 'undoLink', 'language'],
      ...['answerLink', 'askQuestion', 'dropQuestion', 'addToTicket', 'solveTicket'],
      ...['reopenTicket', 'deleteData', 'answerErase', 'mute', 'muteInstead', 'unmute'],
      ...['muteWhich', 'preferences'],
    )
    .map((chosen) => {
      const answer = { yes: true, askedAt: ASKED_AT };
      return JSON.stringify({
        ...{
          v: 1,
          do: chosen,
          parcelId: 'DL-1001',
          parcelIds: ['DL-1001'],
          locale: 'de',
          ticketId: 'T-1',
        },
        ...answer,
      });
    }),
);
const payloads = fc.record(
  {
    message: fc.record(
      {
        mid: fc.constantFrom('m_1', 'm_2'),
        text,
        is_echo: fc.boolean(),
        app_id: appId,
        metadata: fc.constantFrom('pm1:3:abcdefgh12345678', 'x'),
        quick_reply: fc.record({ payload }),
        attachments: fc.array(fc.record({ type: fc.constantFrom('image', 'sticker', 'x') })),
        referral,
      },
      { requiredKeys: [] },
    ),
    postback: fc.record({ title: text, payload, referral }, { requiredKeys: [] }),
    optin: fc.record({ ref, type: text }, { requiredKeys: [] }),
    referral,
    account_linking: fc.record(
      { status: fc.constantFrom('linked', 'unlinked'), authorization_code: text },
      { requiredKeys: ['status'] },
    ),
    pass_thread_control: fc.record({ new_owner_app_id: appId, previous_owner_app_id: appId }),
    take_thread_control: fc.record({ new_owner_app_id: appId, previous_owner_app_id: appId }),
    request_thread_control: fc.record({ requested_owner_app_id: appId }),
    reaction: fc.record({ mid: text, action: fc.constantFrom('react', 'unreact') }),
    read: fc.record({ watermark: fc.nat() }),
    junk: fc.anything(),
  },
  { requiredKeys: [] },
);

export const event = fc
  .record({ payloads, age: fc.integer({ min: -DAY, max: 40 * DAY }), standby: fc.boolean() })
  .chain(({ payloads: given, age, standby }) => {
    const parties = { sender: { id: 'P-1' }, recipient: { id: 'PAGE' }, timestamp: NOW - age };
    const events = decoded({ ...given, ...parties });
    const channel = standby ? ('standby' as const) : ('messaging' as const);
    return fc.constantFrom(...events.map((one): WebhookEvent => ({ ...one, channel })));
  });

/** What people do about tickets: of all events so few are, that they need events of their own. */
export const aboutTickets: fc.Arbitrary<WebhookEvent> = fc.oneof(
  fc
    .record({
      do: fc.constantFrom('addToTicket' as const, 'solveTicket' as const, 'reopenTicket' as const),
      ticketId: fc.constantFrom('T-1', 'T-2'),
    })
    .map((choice) => tap(choice)),
  fc.constant(tap({ do: 'askQuestion', parcelId: 'DL-1001' })),
  fc
    .constantFrom(
      ...['DL-1001 is damaged', 'question about DL-1001', 'Frage zu DL-7', 'my parcel is damaged'],
      ...['the glass inside', 'yes', 'DL-1001', 'where is DL-1001', 'never mind', 'open a ticket'],
    )
    .map((words) => message(words)),
);

export const aboutLinks: fc.Arbitrary<WebhookEvent> = fc.oneof(
  fc.constantFrom('yes', 'ja, gerne', 'no', 'ok').map((words) => message(words)),
  fc
    .record({ yes: fc.boolean(), askedAt: fc.constantFrom(ASKED_AT, ASKED_AT - 1) })
    .map((answer) => tap({ do: 'answerLink', ...answer })),
  fc
    .record({ yes: fc.boolean(), askedAt: fc.constantFrom(ASKED_AT, ASKED_AT - 1) })
    .map((answer) => tap({ do: 'answerErase', ...answer })),
  fc.constant(tap({ do: 'start' }, { referral: { ref: 'r'.repeat(43) } })),
);

export const locale = fc.constantFrom('de' as const, 'en' as const);
export const profile = fc.record(
  { firstName: fc.constant('Ann'), locale, readAt: fc.constant(NOW) },
  { requiredKeys: ['readAt'] },
);
const time = fc.integer({ min: NOW - 40 * DAY, max: NOW + DAY });
const ticketId = fc.constantFrom('T-1', 'T-2');
const openTicket = fc.record({ ticketId, customerAt: time }, { requiredKeys: ['ticketId'] });
const tickets = fc.uniqueArray(
  fc.record(
    {
      ticketId,
      status: fc.constantFrom('open', 'closed'),
      psid: fc.constantFrom('P-1', 'P-2'),
      customerId: fc.constantFrom('C-1', 'C-2'),
      parcelId: fc.constant('DL-1001'),
    },
    { requiredKeys: ['ticketId', 'status', 'psid'] },
  ),
  { selector: (each) => each.ticketId },
);
export const state: fc.Arbitrary<ConversationState> = fc.record(
  {
    psid: fc.constant('P-1'),
    version: fc.nat(3),
    nextOrder: fc.nat(3),
    customerId: fc.constantFrom('C-1', 'C-2'),
    linkedAt: time,
    unlinkedAt: time,
    linkMovedFrom: fc.constant('C-1'),
    linkQuestion: fc.record({
      customerId: fc.constant('C-1'),
      reference: fc.constantFrom('ref#1', 'ref#2'),
      via: fc.constant('m_me' as const),
      askedAt: fc.constantFrom(ASKED_AT, NOW - DAY),
      nextOrder: fc.nat(3),
    }),
    eraseQuestion: fc.record({
      askedAt: fc.constantFrom(ASKED_AT, NOW - DAY),
      nextOrder: fc.nat(3),
    }),
    locale,
    textLocale: locale,
    profile,
    lastUserActionAt: time,
    lastUserMessageAt: time,
    threadOwner: fc.record({ appId: fc.constant(INBOX_APP_ID), since: time }),
    unreachableSince: time,
    windowClosedAt: time,
    mute: fc.record({
      customerId: fc.constantFrom('C-1', 'C-2'),
      all: fc.boolean(),
      exceptions: fc.subarray(['DL-1001', 'DL-7']),
    }),
    parcelQuestion: fc.record({
      about: fc.constantFrom('track' as const, 'mute' as const),
      askedAt: time,
      offered: fc.subarray(['DL-1001', 'dl1001', 'DL-7']),
    }),
    openTickets: fc.uniqueArray(openTicket, { selector: ({ ticketId }) => ticketId }),
    ticketPrompt: fc.record(
      { askedAt: time, ticketId, parcelId: fc.constant('DL-1001') },
      { requiredKeys: ['askedAt'] },
    ),
  },
  { requiredKeys: ['psid', 'version', 'nextOrder'] },
);
const customer = fc.constant({ customerId: 'C-1', name: SECRET_NAME, psid: 'P-1' });
export const login = fc.record({
  code: fc.record(
    {
      key: fc.constant('code#1'),
      customerId: fc.constant('C-1'),
      psid: fc.constantFrom('P-1', 'P-2'),
      redeemedBy: fc.constantFrom('P-1', 'P-2'),
      createdAt: fc.constant(NOW),
      expiresAt: fc.constant(NOW / 1_000 + 60),
    },
    { requiredKeys: ['key', 'customerId', 'createdAt', 'expiresAt'] },
  ),
  customer,
});
export const parcels = fc.array(
  fc.record({
    parcelId: fc.constantFrom('DL-1001', 'dl1001', 'DL-7'),
    customerId: fc.constant('C-1'),
    status: fc.constantFrom(...STATUSES),
    location: fc.constant(SECRET_PLACE),
  }),
  { maxLength: 15 },
);
export const reference: fc.Arbitrary<Reference> = fc.oneof(
  ...[
    { kind: 'account' as const, customerId: 'C-1' },
    { kind: 'order' as const, orderId: 'O-1', customerId: 'C-1' },
    { kind: 'order' as const, orderId: 'O-1' },
  ].map((referent) =>
    fc.option(fc.constantFrom('P-1', 'P-2'), { nil: undefined }).map((redeemedBy) => ({
      ...{ key: 'ref#1', createdAt: NOW, expiresAt: NOW / 1_000 + 60, ...referent },
      ...(redeemedBy === undefined ? {} : { redeemedBy }),
    })),
  ),
);
export const candidate = fc.constant({ customerId: 'C-1', name: SECRET_NAME });
export const stored: fc.Arbitrary<Partial<Snapshot> & Pick<Snapshot, 'state' | 'tickets'>> =
  fc.record(
    { state, customer, login, parcels, reference, candidate, tickets },
    { requiredKeys: ['state', 'parcels', 'tickets'] },
  );
