import { readChatCode } from '../../../src/accounts/chat-code';
import {
  BOUND_REFERENCE_LIFETIME_MS,
  issueTypeableReference,
  REFERENCE_LIFETIMES_MS,
} from '../../../src/accounts/reference';
import { handleEvent } from '../../../src/conversation/handle-event';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import type { ReferralEvent } from '../../../src/messenger/webhook/events';
import { systemRandom } from '../../../src/shared/random';
import { loadState } from '../../../src/store/conversations';
import type { AccountReferent } from '../../../src/store/logins';
import { message, NOW, tap } from '../../unit/conversation/events';
import { createWorld, type World } from './world';

let db: LocalDynamoDb;
let world: World;

beforeAll(async () => {
  db = await startDynamoDb();
  world = await createWorld(db.endpoint);
});
afterAll(async () => {
  world.client.destroy();
  await db.close();
});

const issue = async (referent: Omit<AccountReferent, 'kind'>, now = NOW) => {
  await world.put('customers', { customerId: referent.customerId, name: 'Anna Berger' });
  const { client, tables } = world;
  return issueTypeableReference(
    { client, logins: tables.logins, now, random: systemRandom },
    { kind: 'account', ...referent },
  );
};
/** As user_login makes it for whoever logged in with a link token of this chat. */
const issueFor = (psid: string, customerId: string, now = NOW) =>
  issue({ psid, customerId, via: 'link_token' }, now);

const follows = (psid: string, ref: string): ReferralEvent => {
  const { key, pageId, timestamp, channel } = message('');
  return { key, psid, pageId, timestamp, channel, kind: 'referral', ref };
};
const types = (psid: string, text: string) => message(text, { psid });
const handle = (event: Parameters<typeof handleEvent>[1]) => handleEvent(world.deps, event);
const stateOf = (psid: string) => loadState(world.client, world.tables.conversations, psid);
const last = async (psid: string) => (await world.waiting(psid)).at(-1);
const REFUSED = /doesn't work/;

describe('coming back from a login that this chat asked for', () => {
  test.each([
    ['by the link', (psid: string, text: string) => follows(psid, text), 'text'],
    ['by the code', (psid: string, code: string) => types(psid, code), 'chatCode'],
  ] as const)('%s links at both ends, without a question', async (_, event, brought) => {
    const [psid, customerId] = [`P-${brought}`, `C-${brought}`];
    const issued = await issueFor(psid, customerId);

    await handle(event(psid, issued[brought]));

    expect(await stateOf(psid)).toMatchObject({ customerId });
    expect(await world.customerRow(customerId)).toMatchObject({ psid, linkedVia: 'link_token' });
    expect((await world.waiting(psid)).join()).toContain('now linked with Anna Berger');
  });

  test.each(['text', 'chatCode'] as const)(
    'with its %s in another chat links neither, and is still good in its own',
    async (brought) => {
      const [attacker, victim] = [`P-attacker-${brought}`, `P-victim-${brought}`];
      const customerId = `C-victim-${brought}`;
      const issued = await issueFor(attacker, customerId);
      const event = brought === 'text' ? follows : types;
      await handle(event(victim, issued[brought]));
      const refused = { answer: await last(victim), row: await world.customerRow(customerId) };

      await handle(event(attacker, issued[brought]));

      expect(refused.answer).toMatch(REFUSED);
      expect(refused.answer).not.toContain('Anna');
      expect(refused.row).not.toHaveProperty('psid');
      expect(await stateOf(victim)).not.toHaveProperty('customerId');
      expect(await world.customerRow(customerId)).toMatchObject({ psid: attacker });
    },
  );

  test('with the code after the link, or the link after the code, does nothing once it was undone', async () => {
    for (const [first, second] of [
      ['text', 'chatCode'],
      ['chatCode', 'text'],
    ] as const) {
      const [psid, customerId] = [`P-replay-${first}`, `C-replay-${first}`];
      const issued = await issueFor(psid, customerId);
      const by = { text: follows, chatCode: types };
      await handle(by[first](psid, issued[first]));
      await handle(tap({ do: 'undoLink' }, { psid }));

      await handle(by[second](psid, issued[second]));

      expect(await last(psid)).toMatch(REFUSED);
      expect(await world.customerRow(customerId)).not.toHaveProperty('psid');
      expect(await stateOf(psid)).not.toHaveProperty('customerId');
    }
  });

  test.each(['text', 'chatCode'] as const)('with an expired %s links nothing', async (brought) => {
    const [psid, customerId] = [`P-late-${brought}`, `C-late-${brought}`];
    const issued = await issueFor(psid, customerId, NOW - BOUND_REFERENCE_LIFETIME_MS);

    await handle((brought === 'text' ? follows : types)(psid, issued[brought]));

    expect(await last(psid)).toMatch(REFUSED);
    expect(await world.customerRow(customerId)).not.toHaveProperty('psid');
  });

  test('with link and code at once links once', async () => {
    const issued = await issueFor('P-both', 'C-both');

    await Promise.all([
      handle(follows('P-both', issued.text)),
      handle(types('P-both', issued.chatCode)),
    ]);

    const told = await world.waiting('P-both');
    expect(told.filter((text) => text.includes('now linked'))).toHaveLength(1);
    expect(await world.customerRow('C-both')).toMatchObject({ psid: 'P-both' });
  });

  test('of two customers for one chat at once: the last wins, and both sides agree', async () => {
    const [one, other] = [await issueFor('P-race', 'C-one'), await issueFor('P-race', 'C-other')];

    await Promise.all([handle(follows('P-race', one.text)), handle(follows('P-race', other.text))]);

    const { customerId = '' } = await stateOf('P-race');
    const loser = customerId === 'C-one' ? 'C-other' : 'C-one';
    expect(['C-one', 'C-other']).toContain(customerId);
    expect(await world.customerRow(customerId)).toMatchObject({ psid: 'P-race' });
    expect(await world.customerRow(loser)).not.toHaveProperty('psid');
  });
});

describe('typing the code of an account', () => {
  test('asks like the link, which is used up with it', async () => {
    const issued = await issue({ customerId: 'C-code' });
    await handle(types('P-code', issued.chatCode.toLowerCase().replace('-', ' ')));

    await handle(follows('P-other', issued.text));

    expect(await last('P-code')).toContain("Link this chat to Anna's account?");
    expect(await last('P-other')).toMatch(REFUSED);
  });

  test('works no more once the link was opened elsewhere', async () => {
    const issued = await issue({ customerId: 'C-opened' });
    await handle(follows('P-opened', issued.text));

    await handle(types('P-thief', issued.chatCode));

    expect(await last('P-thief')).toMatch(REFUSED);
    expect(await last('P-thief')).not.toContain('Anna');
  });

  test('works no more after fifteen minutes', async () => {
    const issued = await issue({ customerId: 'C-old' }, NOW - REFERENCE_LIFETIMES_MS.account);

    await handle(types('P-old', issued.chatCode));

    expect(await last('P-old')).toMatch(REFUSED);
  });

  test('is not looked up after five that led nowhere', async () => {
    const { chatCode } = await issue({ customerId: 'C-guessed' });
    for (const guess of ['ACDE2FGH', 'ACDE3FGH', 'ACDE4FGH', 'ACDE5FGH', 'ACDE6FGH']) {
      await handle(types('P-guesser', guess));
    }

    await handle(types('P-guesser', chatCode));
    await handle(types('P-honest', chatCode));

    expect(await last('P-guesser')).toMatch(REFUSED);
    expect(await last('P-honest')).toContain("Link this chat to Anna's account?");
  });

  test('stands in no table and no log line as it was typed', async () => {
    const { chatCode } = await issue({ customerId: 'C-quiet' });
    const event = types('P-quiet', chatCode);

    await handle(event);

    const kept = JSON.stringify([
      await stateOf('P-quiet'),
      await world.claim('P-quiet', event.key),
      await world.waiting('P-quiet'),
      ...world.logged,
    ]);
    expect(kept).toContain('Anna');
    for (const secret of [chatCode, readChatCode(chatCode) ?? chatCode]) {
      expect(kept).not.toContain(secret);
    }
  });
});
