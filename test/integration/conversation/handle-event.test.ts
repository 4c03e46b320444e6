import { handleEvent } from '../../../src/conversation/handle-event';
import type { IgnoredEvent, PolicyEnforcementEvent } from '../../../src/messenger/webhook/events';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { systemSleep } from '../../../src/shared/clock';
import { loadQueue, loadState } from '../../../src/store/conversations';
import { pagePartition, sentEntry, STATE_ENTRY, WAKE_ENTRY } from '../../../src/store/entries';
import { metadataOf } from '../../../src/store/queue-item';
import { accountLinking, APP_ID, echo, known, message, NOW } from '../../unit/conversation/events';
import { beforeEachCommand, createWorld, type World } from './world';

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

const stateOf = (psid: string) => loadState(world.client, world.tables.conversations, psid);

/** Somebody else writes the state of this person, as the drain or another webhook would. */
const touchState = async (psid: string, version: number) => {
  await world.put('conversations', { ...known({ psid, version }), entry: STATE_ENTRY });
};

describe('handling an event', () => {
  test('commits the answer, the state and the transcript together', async () => {
    const event = message('hello', { psid: 'P-first', mid: 'm_first' });

    const outcome = await handleEvent(world.deps, event);

    expect(outcome).toBe('committed');
    expect(await world.waiting('P-first')).toEqual([expect.stringContaining('automated')]);
    expect(await stateOf('P-first')).toMatchObject({
      version: 1,
      nextOrder: 1,
      textLocale: 'en',
      lastUserActionAt: event.timestamp,
    });
    expect(await world.claim('P-first', event.key)).toMatchObject({
      kind: 'message',
      channel: 'messaging',
      text: 'hello',
      mid: 'm_first',
      outcome: 'greeting',
    });
  });

  test('of 50 concurrent deliveries of one message handles exactly one', async () => {
    const event = message('hello', { psid: 'P-50' });

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => handleEvent(world.deps, event)),
    );

    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(49);
    expect(await world.waiting('P-50')).toHaveLength(1);
  });

  test('answers twenty messages of one person at the same time, each once', async () => {
    const events = Array.from({ length: 20 }, () => message('thanks', { psid: 'P-busy' }));
    // All share one process with the store, which makes it slower than DynamoDB by more than this.
    const sleep = (milliseconds: number) => systemSleep(3 * milliseconds);

    const outcomes = await Promise.all(
      events.map((event) => handleEvent({ ...world.deps, sleep }, event)),
    );

    expect(outcomes).toEqual(Array(20).fill('committed'));
    const answers = await world.waiting('P-busy');
    expect(answers.filter((text) => text.includes('welcome'))).toHaveLength(20);
    expect(answers.filter((text) => text.includes('automated assistant'))).toHaveLength(1);
  });

  test('decides again when the state moved on between reading and writing', async () => {
    const psid = 'P-moved';
    let moved = false;
    const stop = beforeEachCommand(world.client, async (command) => {
      if (!command.startsWith('TransactWrite') || moved) return;
      moved = true;
      await touchState(psid, 8);
    });

    const outcome = await handleEvent(world.deps, message('help', { psid }));
    stop();

    expect(outcome).toBe('committed');
    expect(await stateOf(psid)).toMatchObject({ version: 9, nextOrder: 6 });
  });

  test('gives up with a retryable error when the state keeps moving', async () => {
    const psid = 'P-moving';
    let version = 0;
    const stop = beforeEachCommand(world.client, async (command) => {
      if (!command.startsWith('TransactWrite')) return;
      version += 1;
      await touchState(psid, version * 10);
    });
    const event = message('help', { psid });

    const pauses: number[] = [];
    const sleep = (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };

    const handled = handleEvent({ ...world.deps, sleep }, event);

    await expect(handled).rejects.toMatchObject({ code: 'store_conflict', retryable: true });
    expect(pauses).toHaveLength(11);
    expect(pauses.every((pause) => pause >= 10 && pause <= 400)).toBe(true);
    stop();
    expect(await world.claim(psid, event.key)).toBeUndefined();
  });

  test('leaves the state of the conversation alone when an event changes nothing', async () => {
    const psid = 'P-receipt';
    await touchState(psid, 4);
    const event = echo({ psid, text: 'our own words' });

    const outcome = await handleEvent(world.deps, event);

    expect(outcome).toBe('committed');
    expect(await world.claim(psid, event.key)).toMatchObject({ outcome: 'own_echo' });
    expect(await stateOf(psid)).toMatchObject({ version: 4 });
    expect(await handleEvent(world.deps, event)).toBe('duplicate');
  });

  test('settles a message of ours by its echo, and wakes what waits behind it', async () => {
    const psid = 'P-echo';
    await handleEvent(world.deps, message('hello', { psid }));
    const [sent] = await loadQueue(world.client, world.tables.conversations, psid);
    const { version } = await stateOf(psid);
    const event = echo({ psid, mid: 'm_sent', metadata: metadataOf(sent!), appId: APP_ID });

    const outcome = await handleEvent(world.deps, event);

    expect(outcome).toBe('committed');
    expect(await world.waiting(psid)).toEqual([]);
    expect(await world.entry(psid, sentEntry(0))).toMatchObject({
      outcome: 'sent',
      messageId: 'm_sent',
    });
    expect(await world.entry(psid, WAKE_ENTRY)).toMatchObject({ due: 'yes', dueAt: NOW });
    expect(await stateOf(psid)).toMatchObject({ version });
  });

  test('keeps a text with half a character in it as one that can be stored', async () => {
    const event = message('help \ud83d', { psid: 'P-half' });

    await handleEvent(world.deps, event);

    expect(await world.claim('P-half', event.key)).toMatchObject({ text: 'help \ufffd' });
  });

  test('a text of any length is committed', async () => {
    const event = message('ä'.repeat(500_000), { psid: 'P-long', mid: 'm'.repeat(500_000) });

    const outcome = await handleEvent(world.deps, event);

    expect(outcome).toBe('committed');
  });
});

describe('what cannot be handled', () => {
  const broken = () => ({
    ...world.deps,
    random: () => {
      throw new Error('broken, and it quotes: hello Anna');
    },
  });

  test('becomes a dead letter with the event, and is acknowledged', async () => {
    const event = message('hello', { psid: 'P-dead' });

    const outcome = await handleEvent(broken(), event);

    expect(outcome).toBe('dead_letter');
    const letter = await world.deadLetter('P-dead', event.key);
    expect(letter).toMatchObject({ code: 'defect', at: NOW, correlationId: 'request-1' });
    expect(JSON.parse(String(letter?.['event']))).toEqual(event);
    expect(await world.claim('P-dead', event.key)).toBeUndefined();
  });

  /** DynamoDB refuses the item itself, as often as it is given. */
  const refusal = () => Object.assign(new Error('refused'), { name: 'ValidationException' });

  test('is kept without its content where DynamoDB refuses that', async () => {
    const event = message('hello', { psid: 'P-refused' });
    const stop = beforeEachCommand(world.client, (command, input) =>
      command === 'PutItemCommand' && JSON.stringify(input).includes('hello')
        ? Promise.reject(refusal())
        : Promise.resolve(),
    );

    const outcome = await handleEvent(broken(), event);
    stop();

    expect(outcome).toBe('dead_letter');
    const letter = await world.deadLetter('P-refused', event.key);
    expect(letter).toMatchObject({ kind: 'message', code: 'defect' });
    expect(letter).not.toHaveProperty('event');
  });

  test('is logged and acknowledged where not even that can be kept', async () => {
    const event = message('hello', { psid: 'P-lost' });
    const seen = world.logged.length;
    const stop = beforeEachCommand(world.client, (command) =>
      command === 'PutItemCommand' ? Promise.reject(refusal()) : Promise.resolve(),
    );

    const outcome = await handleEvent(broken(), event);
    stop();

    expect(outcome).toBe('dead_letter');
    expect(world.logged.slice(seen).join()).toContain('dead_letter_not_stored');
  });

  test('comes back while the store cannot keep the letter', async () => {
    const stop = beforeEachCommand(world.client, (command) =>
      command === 'PutItemCommand' ? Promise.reject(new Error('reset')) : Promise.resolve(),
    );

    const handled = handleEvent(broken(), message('hello', { psid: 'P-later' }));

    await expect(handled).rejects.toMatchObject({ code: 'store_unavailable' });
    stop();
  });

  test('can be handled once the defect is gone', async () => {
    const event = message('hello', { psid: 'P-mended' });

    await handleEvent(broken(), event);
    const outcome = await handleEvent(world.deps, event);

    expect(outcome).toBe('committed');
  });

  test('is logged by its kind and place, without a word of it', async () => {
    const seen = world.logged.length;

    await handleEvent(broken(), message('my secret', { psid: 'P-private' }));

    const lines = world.logged.slice(seen).join('\n');
    expect(lines).toContain('event_dead_letter');
    expect(lines).not.toMatch(/my secret|P-private|Anna/);
  });

  test('keeps no authorization code', async () => {
    const event = accountLinking('linked', { psid: 'P-code', authorizationCode: 'the-secret' });

    await handleEvent(broken(), event);

    const letter = await world.deadLetter('P-code', event.key);
    expect(JSON.stringify(letter)).not.toContain('the-secret');
  });

  test('keeps no reference, which nobody may have used yet', async () => {
    const event = message('hello', { psid: 'P-ref', referral: { ref: 'r'.repeat(43) } });

    await handleEvent(broken(), event);

    const letter = await world.deadLetter('P-ref', event.key);
    expect(JSON.stringify(letter)).not.toContain('rrr');
  });

  test('keeps no code that was typed in a reference’s place', async () => {
    const event = message(' ac2e-d3k5 ', { psid: 'P-typed' });

    await handleEvent(broken(), event);

    const letter = await world.deadLetter('P-typed', event.key);
    expect(JSON.stringify(letter)).not.toContain('ac2e');
  });

  test('leaves with a retryable error while the store is down', async () => {
    const event = message('hello', { psid: 'P-down' });

    db.throttle(true);
    const handled = handleEvent(world.deps, event);

    await expect(handled).rejects.toMatchObject({ code: 'store_throttled', retryable: true });
    db.throttle(false);
    expect(await handleEvent(world.deps, event)).toBe('committed');
  });
});

describe('events of nobody in particular', () => {
  const origin = { pageId: 'PAGE', psid: null, timestamp: NOW, channel: 'messaging' } as const;

  test('are put on record for the Page, once', async () => {
    const event: PolicyEnforcementEvent = {
      ...origin,
      key: 'policy-1',
      kind: 'policyEnforcement',
      action: 'warning',
    };

    const first = await handleEvent(world.deps, event);
    const second = await handleEvent(world.deps, event);

    expect([first, second]).toEqual(['committed', 'duplicate']);
    const claim = await world.claim(pagePartition('PAGE'), event.key);
    expect(claim).toMatchObject({ kind: 'policyEnforcement', action: 'warning' });
  });

  test('are not stored when they are ignored', async () => {
    const event: IgnoredEvent = {
      ...origin,
      key: 'ignored-1',
      kind: 'ignored',
      reason: 'unknown_event',
      keys: ['new_thing'],
    };

    const outcome = await handleEvent(world.deps, event);

    expect(outcome).toBe('ignored');
    expect(await world.claim(pagePartition('PAGE'), event.key)).toBeUndefined();
  });
});
