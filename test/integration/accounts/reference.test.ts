import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import {
  canBeReference,
  findReference,
  isOpenableBy,
  issueReference,
  REFERENCE_LIFETIMES_MS,
  type Referent,
} from '../../../src/accounts/reference';
import { DAY, MINUTE } from '../../../src/shared/clock';
import { systemRandom } from '../../../src/shared/random';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { redeemWrite, referenceKey } from '../../../src/store/logins';
import { transact } from '../../../src/store/transaction';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { freshTables } from '../../helpers/tables';
import { NOW, settled } from './linked-world';

const ACCOUNT: Referent = { kind: 'account', customerId: 'C-1' };
const ORDER: Referent = { kind: 'order', orderId: 'O-482913' };

describeOnDynamoDb('a one-time reference', (db) => {
  let client: DocumentClient;
  let logins: string;

  beforeAll(async () => {
    const fresh = await freshTables(db().endpoint);
    client = fresh.client;
    logins = fresh.tables.logins;
  });
  afterAll(() => {
    client.destroy();
  });

  const issue = (referent: Referent, random = systemRandom) =>
    issueReference({ client, logins, now: NOW, random }, referent);

  const redeem = async (text: string, psid: string): Promise<boolean> => {
    const write = redeemWrite(logins, { key: referenceKey(text) }, psid, NOW);
    for (;;) {
      const outcome = await settled(transact(client, [write]));
      if (outcome !== 'conflict') return outcome.committed;
    }
  };

  test('is 256 random bits that stand nowhere in the table and fit link and plugin', async () => {
    const issued = await Promise.all([issue(ACCOUNT), issue(ORDER)]);

    const { Items } = await client.send(new ScanCommand({ TableName: logins }));
    const texts = issued.map(({ text }) => text);
    expect(new Set(texts).size).toBe(2);
    for (const text of texts) {
      expect(Buffer.from(text, 'base64url')).toHaveLength(32);
      expect(text).toMatch(/^[\w+/=.:-]{1,250}$/);
      expect(canBeReference(text)).toBe(true);
      expect(JSON.stringify(Items)).not.toContain(text);
      expect(JSON.stringify(Items)).toContain(referenceKey(text));
    }
  });

  test('lives fifteen minutes to an account, a day to an order', () => {
    expect(REFERENCE_LIFETIMES_MS).toEqual({ account: 15 * MINUTE, order: DAY });
  });

  test.each([ACCOUNT, ORDER])(
    'is found with what it stands for to its last moment: $kind',
    async (referent) => {
      const { text, expiresAt } = await issue(referent);

      const found = await findReference(client, logins, text, expiresAt - 1);
      const late = await findReference(client, logins, text, expiresAt);

      expect(expiresAt).toBe(NOW + REFERENCE_LIFETIMES_MS[referent.kind]);
      expect(found).toMatchObject({ ...referent, expiresAt: expiresAt / 1_000 });
      expect(late).toBeUndefined();
    },
  );

  test('is opened by exactly one of a hundred who try at once', async () => {
    const { text } = await issue(ACCOUNT);
    const people = Array.from({ length: 100 }, (_, index) => `P-race-${index}`);

    const wins = await Promise.all(people.map((psid) => redeem(text, psid)));

    const reference = await findReference(client, logins, text, NOW);
    const openers = people.filter((psid) => reference && isOpenableBy(reference, psid));
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(openers).toEqual([people[wins.indexOf(true)]]);
  });

  test('never replaces one that is there', async () => {
    const random = (size: number): Buffer => Buffer.alloc(size, 7);
    const { text } = await issue(ACCOUNT, random);
    await client.send(
      new PutCommand({ TableName: logins, Item: { key: referenceKey(text), ...ORDER } }),
    );

    const second = issue(ACCOUNT, random);

    await expect(second).rejects.toMatchObject({ name: 'AppError' });
  });
});

describe('a ref of a link', () => {
  test.each(['SUMMER_SALE', '', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`])(
    'that somebody else made is none of ours: %j',
    (ref) => {
      const ours = canBeReference(ref);

      expect(ours).toBe(false);
    },
  );
});
