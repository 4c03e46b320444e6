import { issueReference, type Referent } from '../../../src/accounts/reference';
import { handleEvent } from '../../../src/conversation/handle-event';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { decodeWebhook } from '../../../src/messenger/webhook/decode';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { systemRandom } from '../../../src/shared/random';
import { loadState } from '../../../src/store/conversations';
import { referenceKey } from '../../../src/store/logins';
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

const issue = async (referent: Referent, now = NOW): Promise<string> => {
  const { client, tables } = world;
  const tools = { client, logins: tables.logins, now, random: systemRandom };
  return (await issueReference(tools, referent)).text;
};

/** As Facebook writes it, so that what is decoded is what is handled. */
const arrives = (psid: string, payload: object): WebhookEvent => {
  const element = { sender: { id: psid }, recipient: { id: 'PAGE' }, timestamp: NOW, ...payload };
  const webhook = decodeWebhook(
    { object: 'page', entry: [{ id: 'PAGE', time: NOW, messaging: [element] }] },
    NOW,
  );
  const [event] = 'events' in webhook ? webhook.events : [];
  if (event === undefined) throw new Error('No event');
  return event;
};
const follows = (psid: string, ref: string): WebhookEvent =>
  arrives(psid, { referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } });

const handle = (event: WebhookEvent) => handleEvent(world.deps, event);
const stateOf = (psid: string) => loadState(world.client, world.tables.conversations, psid);
const last = async (psid: string) => (await world.waiting(psid)).at(-1);

const yes = async (psid: string): Promise<WebhookEvent> => {
  const { linkQuestion } = await stateOf(psid);
  return tap({ do: 'answerLink', yes: true, askedAt: linkQuestion?.askedAt ?? 0 }, { psid });
};

describe('a reference to an account', () => {
  test.each([
    ['a referral', (ref: string) => ({ referral: { ref, source: 'SHORTLINK' } }), 'm_me'],
    [
      'Get Started',
      (ref: string) => ({
        postback: { title: 'Start', payload: 'GET_STARTED', referral: { ref } },
      }),
      'm_me',
    ],
    [
      'a message',
      (ref: string) => ({ message: { mid: `m_${ref}`, text: 'hi', referral: { ref } } }),
      'm_me',
    ],
    ['the plugin', (ref: string) => ({ optin: { ref } }), 'send_to_messenger'],
  ])('brought by %s links after a yes, at both ends', async (name, payload, linkedVia) => {
    const id = name.replaceAll(' ', '-');
    const [psid, customerId] = [`P-${id}`, `C-${id}`];
    await world.put('customers', { customerId, name: 'Anna Berger' });
    await handle(arrives(psid, payload(await issue({ kind: 'account', customerId }))));
    const asked = { question: await last(psid), state: await stateOf(psid) };

    await handle(await yes(psid));

    expect(asked.question).toMatch(/Link this chat to Anna's account\?/);
    expect(asked.state.customerId).toBeUndefined();
    expect(await stateOf(psid)).toMatchObject({ customerId });
    expect(await stateOf(psid)).not.toHaveProperty('linkQuestion');
    expect(await world.customerRow(customerId)).toMatchObject({ psid, linkedVia });
  });

  test('is given to one of ten who open it at once, and the others learn nothing', async () => {
    await world.put('customers', { customerId: 'C-race', name: 'Anna Berger' });
    const ref = await issue({ kind: 'account', customerId: 'C-race' });
    const people = Array.from({ length: 10 }, (_, index) => `P-race-${String(index)}`);

    await Promise.all(people.map((psid) => handle(follows(psid, ref))));

    const answers = await Promise.all(people.map(last));
    const asked = answers.filter((answer) => answer?.includes('Anna'));
    const turnedAway = answers.filter((answer) => answer?.includes("doesn't work any more"));
    expect([asked.length, turnedAway.length]).toEqual([1, 9]);
  });

  test('says yes once: of two answers at once one links, and both ends agree', async () => {
    await world.put('customers', { customerId: 'C-twice', name: 'Anna Berger' });
    await handle(follows('P-twice', await issue({ kind: 'account', customerId: 'C-twice' })));
    const answers = [await yes('P-twice'), await yes('P-twice')];

    await Promise.all(answers.map(handle));

    const told = await world.waiting('P-twice');
    expect(told.filter((text) => text.includes('now linked'))).toHaveLength(1);
    expect(await stateOf('P-twice')).toMatchObject({ customerId: 'C-twice' });
    expect(await world.customerRow('C-twice')).toMatchObject({ psid: 'P-twice' });
  });

  test('redelivered is asked about once', async () => {
    await world.put('customers', { customerId: 'C-again', name: 'Anna Berger' });
    const event = follows('P-again', await issue({ kind: 'account', customerId: 'C-again' }));
    await handle(event);

    const outcome = await handle(event);

    const told = await world.waiting('P-again');
    expect(outcome).toBe('duplicate');
    expect(told.filter((text) => text.includes('Anna'))).toHaveLength(1);
  });

  test('declined is spent: opened again it asks nothing', async () => {
    await world.put('customers', { customerId: 'C-no', name: 'Anna Berger' });
    const ref = await issue({ kind: 'account', customerId: 'C-no' });
    await handle(follows('P-no', ref));
    await handle(message('no', { psid: 'P-no' }));

    await handle({ ...follows('P-no', ref), key: 'a second tap' });

    expect(await last('P-no')).toContain("doesn't work any more");
    expect(await world.customerRow('C-no')).not.toHaveProperty('psid');
  });

  test('that somebody else used is refused in the same words as one that never was', async () => {
    await world.put('customers', { customerId: 'C-german', name: 'Anna Berger', locale: 'de_DE' });
    const ref = await issue({ kind: 'account', customerId: 'C-german' });
    await handle(follows('P-first', ref));

    await handle(follows('P-used', ref));
    await handle(follows('P-never', 'n'.repeat(43)));

    expect(await last('P-used')).toBe(await last('P-never'));
  });

  test('expired says so', async () => {
    await world.put('customers', { customerId: 'C-late', name: 'Anna Berger' });
    const ref = await issue({ kind: 'account', customerId: 'C-late' }, NOW - 15 * 60_000);

    await handle(follows('P-late', ref));

    expect(await last('P-late')).toContain("doesn't work any more");
  });

  test('moves the link, and the old chat lets go', async () => {
    await world.put('customers', { customerId: 'C-move', name: 'Anna Berger' });
    for (const psid of ['P-old', 'P-new']) {
      await handle(follows(psid, await issue({ kind: 'account', customerId: 'C-move' })));
      await handle(await yes(psid));
    }

    const old = await stateOf('P-old');

    expect(old.customerId).toBeUndefined();
    expect(await world.customerRow('C-move')).toMatchObject({ psid: 'P-new' });
  });

  test('stands in no table and no log line as it is', async () => {
    await world.put('customers', { customerId: 'C-quiet', name: 'Anna Berger' });
    const ref = await issue({ kind: 'account', customerId: 'C-quiet' });
    const event = follows('P-quiet', ref);

    await handle(event);

    const kept = JSON.stringify([
      await stateOf('P-quiet'),
      await world.claim('P-quiet', event.key),
      await world.waiting('P-quiet'),
    ]);
    expect(kept).toContain(referenceKey(ref));
    expect(kept + world.logged.join()).not.toContain(ref);
  });
});

describe('a reference to an order', () => {
  test('confirms a guest the number, and nobody else anything', async () => {
    const ref = await issue({ kind: 'order', orderId: 'O-482913' });
    await handle(arrives('P-guest', { optin: { ref } }));

    await handle(arrives('P-other', { optin: { ref } }));

    expect(await last('P-guest')).toContain('received your order O-482913');
    expect(await last('P-other')).toContain("doesn't work any more");
    expect(await stateOf('P-guest')).not.toHaveProperty('linkQuestion');
  });

  test('made while logged in asks to link that account', async () => {
    await world.put('customers', { customerId: 'C-order', name: 'Anna Berger' });
    const ref = await issue({ kind: 'order', orderId: 'O-1', customerId: 'C-order' });
    await handle(arrives('P-order', { optin: { ref } }));

    await handle(await yes('P-order'));

    expect(await world.customerRow('C-order')).toMatchObject({
      psid: 'P-order',
      linkedVia: 'send_to_messenger',
    });
  });
});
