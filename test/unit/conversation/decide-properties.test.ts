import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { decide } from '../../../src/conversation/decide';
import type { Reference } from '../../../src/accounts/reference';
import type { Snapshot } from '../../../src/conversation/decision';
import { decodeWebhook } from '../../../src/messenger/webhook/decode';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { DAY } from '../../../src/shared/clock';
import { STATUSES } from '../../../src/parcels/status';
import type { ConversationState } from '../../../src/store/conversation-state';
import { APP_ID, INBOX_APP_ID, NOW, snapshotFor } from './events';

const SECRET_NAME = 'Xaverine Zyx';
const SECRET_PLACE = 'Qwghlm';
const ASKED_AT = NOW - 60_000;

const decoded = (element: object): readonly WebhookEvent[] => {
  const body = { object: 'page', entry: [{ id: 'PAGE', time: NOW, messaging: [element] }] };
  const webhook = decodeWebhook(body, NOW);
  return 'events' in webhook ? webhook.events : [];
};

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('help', 'my parcels', 'Wo ist DL-1001?', 'log in', 'abmelden', 'Deutsch'),
  fc.constantFrom('DL-1001 is damaged', 'open a ticket', 'never mind', 'the glass inside'),
  fc.constantFrom('yes', 'ja, gerne', 'no thanks', 'question about DL-1001', 'DL-1001'),
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
      'reopenTicket',
    )
    .map((chosen) => {
      const answer = { yes: true, askedAt: ASKED_AT };
      return JSON.stringify({
        ...{ v: 1, do: chosen, parcelId: 'DL-1001', locale: 'de', ticketId: 'T-1' },
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

const event = fc
  .record({ payloads, age: fc.integer({ min: -DAY, max: 40 * DAY }), standby: fc.boolean() })
  .chain(({ payloads: given, age, standby }) => {
    const parties = { sender: { id: 'P-1' }, recipient: { id: 'PAGE' }, timestamp: NOW - age };
    const events = decoded({ ...given, ...parties });
    const channel = standby ? ('standby' as const) : ('messaging' as const);
    return fc.constantFrom(...events.map((one): WebhookEvent => ({ ...one, channel })));
  });

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
const state: fc.Arbitrary<ConversationState> = fc.record(
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
    locale: fc.constantFrom('de', 'en'),
    lastUserActionAt: time,
    threadOwner: fc.record({ appId: fc.constant(INBOX_APP_ID), since: time }),
    unreachableSince: time,
    windowClosedAt: time,
    openTickets: fc.uniqueArray(openTicket, { selector: ({ ticketId }) => ticketId }),
    ticketPrompt: fc.record(
      { askedAt: time, ticketId, parcelId: fc.constant('DL-1001') },
      { requiredKeys: ['askedAt'] },
    ),
  },
  { requiredKeys: ['psid', 'version', 'nextOrder'] },
);
const customer = fc.constant({ customerId: 'C-1', name: SECRET_NAME, psid: 'P-1' });
const login = fc.record({
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
const parcels = fc.array(
  fc.record({
    parcelId: fc.constantFrom('DL-1001', 'dl1001', 'DL-7'),
    customerId: fc.constant('C-1'),
    status: fc.constantFrom(...STATUSES),
    location: fc.constant(SECRET_PLACE),
  }),
  { maxLength: 15 },
);
const reference: fc.Arbitrary<Reference> = fc.oneof(
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
const candidate = fc.constant({ customerId: 'C-1', name: SECRET_NAME });
const stored: fc.Arbitrary<Partial<Snapshot> & Pick<Snapshot, 'state' | 'tickets'>> = fc.record(
  { state, customer, login, parcels, reference, candidate, tickets },
  { requiredKeys: ['state', 'parcels', 'tickets'] },
);

describe('for every event and everything that may be stored, deciding', () => {
  test('succeeds, and never says more than a reply can hold', () => {
    fc.assert(
      fc.property(event, stored, (given, known) => {
        const decided = decide(given, snapshotFor(given, known));

        expect(decided.outgoing.length).toBeLessThanOrEqual(4);
        for (const item of decided.outgoing) {
          if (item.type !== 'message') continue;
          expect(item).toMatchObject({ author: 'bot', occasion: 'reply' });
          expect(item.content.quickReplies?.length ?? 0).toBeLessThanOrEqual(13);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('tells nothing personal unless both ends of a link agree or a valid code came', () => {
    const notLinked = fc.record({ state, parcels });
    fc.assert(
      fc.property(event, notLinked, (given, known) => {
        const said = JSON.stringify(decide(given, snapshotFor(given, known)).outgoing);

        expect(said).not.toContain(SECRET_NAME);
        expect(said).not.toContain(SECRET_PLACE);
      }),
      { numRuns: 1_000 },
    );
  });

  test('names the customer whose name or parcels a message holds', () => {
    fc.assert(
      fc.property(event, stored, (given, known) => {
        const { outgoing } = decide(given, snapshotFor(given, known));

        const telling = outgoing.filter((item) =>
          [SECRET_NAME, SECRET_PLACE].some((secret) => JSON.stringify(item).includes(secret)),
        );
        for (const item of telling) expect(item).toHaveProperty('customerId', 'C-1');
      }),
      { numRuns: 1_000 },
    );
  });

  test('tells nothing personal for a code of somebody else', () => {
    const stolen = fc.record({ state, parcels, login }).filter(({ login: { code } }) => {
      return code.psid === 'P-2' || code.redeemedBy === 'P-2';
    });
    fc.assert(
      fc.property(event, stolen, (given, known) => {
        const { outgoing, effects } = decide(given, snapshotFor(given, known));

        expect(JSON.stringify(outgoing)).not.toContain(SECRET_PLACE);
        expect(effects.some(({ type }) => type === 'link')).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('tells nothing personal for a reference, and links nobody without a yes to it', () => {
    const referred = fc.record({ state, parcels, reference, candidate });
    fc.assert(
      fc.property(event, referred, (given, known) => {
        const snapshot = snapshotFor(given, known);
        const { outgoing, effects } = decide(given, snapshot);

        const links = effects.some(({ type }) => type === 'link');
        const wish = snapshot.asked?.wish;
        const saysYes = wish?.want === 'answerLink' && wish.yes;
        const { linkQuestion, nextOrder } = known.state;
        expect(links && !(saysYes && linkQuestion?.askedAt === ASKED_AT)).toBe(false);
        const typed = wish?.want === 'answerLink' && wish.typedInstead !== undefined;
        expect(links && typed && linkQuestion?.nextOrder !== nextOrder).toBe(false);
        if (!links) expect(JSON.stringify(outgoing)).not.toContain(SECRET_NAME);
        if (!links) expect(JSON.stringify(outgoing)).not.toContain(SECRET_PLACE);
      }),
      { numRuns: 1_000 },
    );
  });

  test("writes on, closes and opens no ticket but the person's own", () => {
    fc.assert(
      fc.property(event, stored, (given, known) => {
        const { effects, outgoing } = decide(given, snapshotFor(given, known));

        for (const effect of effects) {
          if (effect.type !== 'addNote' && effect.type !== 'ticketStatus') continue;
          const ticket = known.tickets.find((each) => each.ticketId === effect.ticketId)!;
          const owner = ticket.customerId ?? ticket.psid;
          expect([known.customer?.customerId, 'P-1']).toContain(owner);
          if (effect.type === 'addNote') expect(ticket.status).toBe('open');
        }
        const opened = effects.find((effect) => effect.type === 'openTicket')?.ticket;
        expect(opened?.customerId).toBe(opened && known.customer?.customerId);
        if (known.customer === undefined) {
          expect(opened?.parcelId).toBeUndefined();
          expect(JSON.stringify(outgoing)).not.toMatch(/about (DL-1001|dl1001|DL-7)/);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('who is told that a parcel is theirs is told only while they are linked', () => {
    fc.assert(
      fc.property(event, stored, (given, known) => {
        const { outgoing } = decide(given, snapshotFor(given, known));

        const telling = outgoing.filter((item) =>
          /(about|zu) (DL-1001|dl1001|DL-7)/.test(JSON.stringify(item)),
        );
        for (const item of telling) expect(item).toHaveProperty('customerId', 'C-1');
      }),
      { numRuns: 1_000 },
    );
  });

  test('never moves the window into the future or back', () => {
    fc.assert(
      fc.property(event, stored, (given, known) => {
        const { change } = decide(given, snapshotFor(given, known));
        const before = known.state.lastUserActionAt ?? 0;

        const after = change.lastUserActionAt ?? before;

        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(Math.max(NOW, before));
      }),
      { numRuns: 500 },
    );
  });
});

describe('every recorded webhook', () => {
  const folder = join(__dirname, '../../fixtures/webhooks');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );

  test('has events to decide on', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  test.each(files)('%s is decided on', (name) => {
    const content = readFileSync(join(folder, name), 'utf8');
    const events = eventsIn(content);

    const outcomes = events.map((given) => decide(given, snapshotFor(given)).outcome);

    expect(outcomes.every((outcome) => outcome !== '')).toBe(true);
  });
});

/** A fixture is a whole body or one element of `messaging[]`, or no JSON at all on purpose. */
function eventsIn(content: string): readonly WebhookEvent[] {
  let body: unknown;
  try {
    body = JSON.parse(content);
  } catch {
    return [];
  }
  const whole = decodeWebhook(body, NOW);
  if ('events' in whole) return whole.events;
  return typeof body === 'object' && body !== null ? decoded(body) : [];
}
