import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { decide } from '../../../src/conversation/decide';
import { voiceFor } from '../../../src/conversation/replies/voice';
import type { OutgoingMessage } from '../../../src/messenger/outgoing';
import { decodeWebhook } from '../../../src/messenger/webhook/decode';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import {
  aboutLinks,
  aboutTickets,
  ASKED_AT,
  candidate,
  decoded,
  event,
  locale,
  login,
  parcels,
  profile,
  reference,
  SECRET_NAME,
  SECRET_PLACE,
  state,
  stored,
} from './arbitraries';
import { message, NOW, snapshotFor } from './events';

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
          expect(titlesOf(item).filter((title) => title.length > 20)).toEqual([]);
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
      fc.property(fc.oneof(event, aboutLinks), referred, (given, known) => {
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
      fc.property(fc.oneof(event, aboutTickets), stored, (given, known) => {
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
      fc.property(fc.oneof(event, aboutTickets), stored, (given, known) => {
        const { outgoing } = decide(given, snapshotFor(given, known));

        const telling = outgoing.filter((item) =>
          /(about|zu) (DL-1001|dl1001|DL-7)/.test(JSON.stringify(item)),
        );
        for (const item of telling) expect(item).toHaveProperty('customerId', 'C-1');
      }),
      { numRuns: 1_000 },
    );
  });

  test('speaks the language of the choice, else of the account, the profile, the first text, this text', () => {
    const more = fc.record({ fresh: fc.option(profile), accountLocale: fc.option(locale) });
    fc.assert(
      fc.property(event, stored, more, (given, known, { fresh, accountLocale }) => {
        const { state: before } = known;
        const snapshot = snapshotFor(given, {
          ...{ state: before, parcels: [], tickets: [] },
          ...(fresh && { profile: fresh }),
          customer: { customerId: 'C-1', ...(accountLocale && { locale: accountLocale }) },
        });

        const spoken = voiceFor(snapshot).locale;

        const byRank = [
          ...[before.locale, accountLocale, (fresh ?? before.profile)?.locale],
          ...[before.textLocale, snapshot.asked?.locale, 'en'],
        ];
        expect(spoken).toBe(byRank.find((each) => each));
      }),
      { numRuns: 500 },
    );
  });

  test('is never led to another choice of language by a text that asks for something else', () => {
    const words = fc.constantFrom('Wo ist mein Paket?', 'where is my parcel', 'hilfe', 'DL-1001');
    fc.assert(
      fc.property(words, stored, (text, known) => {
        const given = message(text);

        const { change } = decide(given, snapshotFor(given, known));

        expect(change).not.toHaveProperty('locale');
        if (known.state.textLocale !== undefined) expect(change).not.toHaveProperty('textLocale');
      }),
      { numRuns: 300 },
    );
  });

  test('never moves a window into the future or back', () => {
    fc.assert(
      fc.property(event, stored, (given, known) => {
        const { change } = decide(given, snapshotFor(given, known));
        for (const time of ['lastUserActionAt', 'lastUserMessageAt'] as const) {
          const before = known.state[time] ?? 0;

          const after = change[time] ?? before;

          expect(after).toBeGreaterThanOrEqual(before);
          expect(after).toBeLessThanOrEqual(Math.max(NOW, before));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Of buttons and quick replies: Messenger shows 20 characters (facts §2.7). */
const titlesOf = ({ content }: OutgoingMessage): readonly string[] => [
  ...(content.quickReplies ?? []).map(({ title }) => title),
  ...(content.kind === 'buttons' ? content.buttons : []).flatMap((button) =>
    'title' in button ? [button.title] : [],
  ),
];

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
