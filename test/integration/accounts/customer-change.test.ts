import fc from 'fast-check';
import { onCustomerChange, type CustomerChange } from '../../../src/accounts/push-customer-change';
import { linkEndTexts } from '../../../src/accounts/texts';
import { decodeChoice } from '../../../src/messenger/choice';
import type { Outgoing } from '../../../src/messenger/outgoing';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { systemSleep } from '../../../src/shared/clock';
import { systemRandom } from '../../../src/shared/random';
import { createLinkedWorld, NOW, type LinkedWorld } from './linked-world';

describe('a customer row that was changed', () => {
  let db: LocalDynamoDb;
  let world: LinkedWorld;
  let records = 0;

  beforeAll(async () => {
    db = await startDynamoDb();
    world = await createLinkedWorld(db.endpoint);
  });
  afterAll(async () => {
    world.client.destroy();
    await db.close();
  });

  const handle = (change: CustomerChange) =>
    onCustomerChange(
      {
        client: world.client,
        tables: world.tables,
        clock: () => NOW,
        random: systemRandom,
        sleep: systemSleep,
      },
      change,
    );

  /** The record that DynamoDB makes of an edit of the row. */
  const recordOf = async (
    customerId: string,
    edit: () => Promise<unknown>,
  ): Promise<CustomerChange> => {
    const oldImage = await world.row(customerId);
    await edit();
    const newImage = await world.row(customerId);
    records += 1;
    return {
      eventId: `event-${records}`,
      ...(oldImage && { oldImage }),
      ...(newImage && { newImage }),
    };
  };

  const linked = async (customerId: string, psid: string, row = {}): Promise<void> => {
    await world.put({ customerId, ...row });
    await world.link(psid, customerId);
  };

  const sentTo = async (psid: string): Promise<readonly Outgoing[]> =>
    (await world.queueOf(psid)).map(({ outgoing }) => outgoing);

  const textOf = (outgoing: Outgoing | undefined): string | undefined =>
    outgoing?.type === 'message' && outgoing.content.kind === 'text'
      ? outgoing.content.text
      : undefined;

  test('by taking the psid out by hand: Facebook and the customer are told', async () => {
    await linked('C-hand', 'P-hand');
    await world.setState('P-hand', { locale: 'de' });
    const record = await recordOf('C-hand', () => world.removePsid('C-hand'));

    const outcome = await handle(record);

    const [unlink, notice, ...rest] = await sentTo('P-hand');
    expect(outcome).toBe('removed');
    expect(await world.state('P-hand')).toEqual({
      psid: 'P-hand',
      version: 3,
      nextOrder: 2,
      locale: 'de',
      unlinkedAt: NOW,
    });
    expect(unlink).toEqual({ type: 'unlink' });
    expect(notice).toMatchObject({ author: 'bot', occasion: 'update' });
    expect(textOf(notice)).toBe(linkEndTexts.de.removed);
    expect(rest).toEqual([]);
  });

  test('by deleting it: the same, in the language that the row had', async () => {
    await linked('C-deleted', 'P-deleted', { locale: 'en_GB' });
    const record = await recordOf('C-deleted', () => world.deleteRow('C-deleted'));

    const outcome = await handle(record);

    expect(outcome).toBe('removed');
    expect((await world.state('P-deleted')).customerId).toBeUndefined();
    expect(textOf((await sentTo('P-deleted'))[1])).toBe(linkEndTexts.en.removed);
  });

  test('by typing another psid: the one that stood there is told, the other is not', async () => {
    await linked('C-retyped', 'P-old', { locale: 'de' });
    const record = await recordOf('C-retyped', () =>
      world.put({ customerId: 'C-retyped', psid: 'P-new', locale: 'de' }),
    );

    const outcome = await handle(record);

    expect(outcome).toBe('removed');
    expect(textOf((await sentTo('P-old'))[1])).toBe(linkEndTexts.de.removed);
    expect(await sentTo('P-new')).toEqual([]);
  });

  test('by a link with another Messenger profile: the first one is told so', async () => {
    await linked('C-moved', 'P-moved-1');
    const record = await recordOf('C-moved', () => world.link('P-moved-2', 'C-moved'));

    const outcome = await handle(record);

    const [unlink, notice] = await sentTo('P-moved-1');
    expect(outcome).toBe('moved');
    expect(unlink).toEqual({ type: 'unlink' });
    expect(textOf(notice)).toBe(linkEndTexts.en.moved);
    expect((await world.state('P-moved-1')).linkMovedFrom).toBeUndefined();
    expect(await world.state('P-moved-2')).toMatchObject({ customerId: 'C-moved' });
    expect(await sentTo('P-moved-2')).toEqual([]);
  });

  test('is told once, however often and however parallel the record is delivered', async () => {
    await linked('C-once', 'P-once');
    const record = await recordOf('C-once', () => world.removePsid('C-once'));

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => handle(record)));
    const later = await handle(record);

    expect(outcomes.filter((outcome) => outcome === 'removed')).toHaveLength(1);
    expect(later).toBe('nothing');
    expect(await sentTo('P-once')).toHaveLength(2);
  });

  test('by the chat itself, which logged out: nothing more is said', async () => {
    await linked('C-self', 'P-self');
    const record = await recordOf('C-self', () => world.unlink('P-self', 'C-self'));

    const outcome = await handle(record);

    expect(outcome).toBe('nothing');
    expect(await sentTo('P-self')).toEqual([]);
  });

  test('because the chat is linked with another customer now: Facebook keeps its link', async () => {
    await linked('C-left', 'P-busy');
    await world.put({ customerId: 'C-joined' });
    const record = await recordOf('C-left', () => world.link('P-busy', 'C-joined'));

    const outcome = await handle(record);

    expect(outcome).toBe('nothing');
    expect(await world.state('P-busy')).toMatchObject({ customerId: 'C-joined' });
    expect(await sentTo('P-busy')).toEqual([]);
  });

  test('and moved, but the first chat has a link of its own by now: it keeps it', async () => {
    await linked('C-a', 'P-a');
    await world.put({ customerId: 'C-b' });
    const record = await recordOf('C-a', () => world.link('P-b', 'C-a'));
    await world.link('P-a', 'C-b');
    await world.setState('P-a', { linkMovedFrom: 'C-a' });

    const outcome = await handle(record);

    expect(outcome).toBe('nothing');
    expect(await world.state('P-a')).toMatchObject({ customerId: 'C-b' });
  });

  test('and changed back before the record came: the new link stays', async () => {
    await linked('C-back', 'P-back');
    const record = await recordOf('C-back', () => world.unlink('P-back', 'C-back'));
    await world.link('P-back', 'C-back');

    const outcome = await handle(record);

    expect(outcome).toBe('nothing');
    expect(await world.state('P-back')).toMatchObject({ customerId: 'C-back' });
    expect(await sentTo('P-back')).toEqual([]);
  });

  test.each([
    ['its name', { psid: 'P-name', name: 'New Name' }],
    ['its password', { psid: 'P-name', passwordHash: 'x' }],
  ])('in %s only: nobody is told', async (_what, row) => {
    await linked('C-name', 'P-name');
    const record = await recordOf('C-name', () => world.put({ customerId: 'C-name', ...row }));

    const outcome = await handle(record);

    expect(outcome).toBe('nothing');
    expect(await sentTo('P-name')).toEqual([]);
  });

  test('into whatever a hand can type: nothing is thrown, nobody is told', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'x'.repeat(5_000), 'page#1000', '__proto__'),
      fc.anything({ withBigInt: true, withSet: true, withTypedArray: true }),
    );
    const image = fc.dictionary(fc.constantFrom('customerId', 'psid', 'locale', 'name'), value);
    const change = fc.record(
      { eventId: fc.uuid(), oldImage: image, newImage: image },
      { requiredKeys: ['eventId'] },
    );

    await fc.assert(
      fc.asyncProperty(change, async (anything) => {
        const outcome = await handle(anything);

        expect(outcome).toBe('nothing');
      }),
      { numRuns: 300 },
    );
  });

  test('while DynamoDB is out of reach: the record will be tried again', async () => {
    await linked('C-down', 'P-down');
    const record = await recordOf('C-down', () => world.removePsid('C-down'));

    db.throttle(true);
    const failure = handle(record);
    await expect(failure).rejects.toMatchObject({ code: 'store_throttled', retryable: true });
    db.throttle(false);

    expect(await handle(record)).toBe('removed');
  });

  test('is told in words and with a button that Facebook takes', () => {
    for (const texts of Object.values(linkEndTexts)) {
      expect(texts.linkAgain.length).toBeLessThanOrEqual(20);
      expect(texts.removed.length).toBeLessThan(2_000);
      expect(texts.moved).not.toBe(texts.removed);
    }
  });

  test('offers to link again', async () => {
    await linked('C-offer', 'P-offer');
    await handle(await recordOf('C-offer', () => world.removePsid('C-offer')));

    const notice = (await sentTo('P-offer'))[1];

    const replies = notice?.type === 'message' ? (notice.content.quickReplies ?? []) : [];
    expect(replies.map(({ payload }) => decodeChoice(payload))).toEqual([{ do: 'link' }]);
  });
});
