import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import {
  CODE_LIFETIME_MS,
  findCode,
  isRedeemableBy,
  isSpent,
  issueCode,
  redeemWrite,
} from '../../../src/accounts/authorization-code';
import { MINUTE } from '../../../src/shared/clock';
import { systemRandom } from '../../../src/shared/random';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { codeKey } from '../../../src/store/logins';
import { transact } from '../../../src/store/transaction';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { freshTables } from '../../helpers/tables';
import { NOW, settled } from './linked-world';

const LAST_MOMENT = NOW + CODE_LIFETIME_MS - 1;

describeOnDynamoDb('an authorization code', (db) => {
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

  const issue = (psid?: string) =>
    issueCode({ client, logins, now: NOW, random: systemRandom }, 'C-1', psid);

  const redeem = async (codeText: string, psid: string, now = NOW): Promise<boolean> => {
    const write = redeemWrite(logins, { key: codeKey(codeText) }, psid, now);
    for (;;) {
      const outcome = await settled(transact(client, [write]));
      if (outcome !== 'conflict') return outcome.committed;
    }
  };

  test('is 256 random bits that stand nowhere in the table', async () => {
    const codes = await Promise.all([issue(), issue()]);

    const { Items } = await client.send(new ScanCommand({ TableName: logins }));
    expect(new Set(codes).size).toBe(2);
    for (const codeText of codes) {
      expect(Buffer.from(codeText, 'base64url')).toHaveLength(32);
      expect(JSON.stringify(Items)).not.toContain(codeText);
      expect(JSON.stringify(Items)).toContain(codeKey(codeText));
    }
  });

  test('lives ten minutes at the most, exactly as long as DynamoDB is told', async () => {
    const codeText = await issue('P-1');

    const code = await findCode(client, logins, codeText, NOW);

    expect(CODE_LIFETIME_MS).toBeLessThanOrEqual(10 * MINUTE);
    expect(code).toEqual({
      key: codeKey(codeText),
      customerId: 'C-1',
      psid: 'P-1',
      createdAt: NOW,
      expiresAt: (NOW + CODE_LIFETIME_MS) / 1_000,
    });
  });

  test('is found to its last moment, and not afterwards though the item is still there', async () => {
    const codeText = await issue();

    const found = await findCode(client, logins, codeText, LAST_MOMENT);
    const late = await findCode(client, logins, codeText, LAST_MOMENT + 1);

    expect(found).toBeDefined();
    expect(late).toBeUndefined();
  });

  test('that was never issued is not found', async () => {
    const code = await findCode(client, logins, 'forged', NOW);

    expect(code).toBeUndefined();
  });

  test('is redeemed by exactly one of a hundred who try at once', async () => {
    const codeText = await issue();
    const people = Array.from({ length: 100 }, (_, index) => `P-race-${index}`);

    const wins = await Promise.all(people.map((psid) => redeem(codeText, psid)));

    const winner = people[wins.indexOf(true)];
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await findCode(client, logins, codeText, NOW)).toMatchObject({ redeemedBy: winner });
  });

  test('may be redeemed again by the same psid, which Facebook redelivers, and by no other', async () => {
    const codeText = await issue();
    await redeem(codeText, 'P-same');

    const again = await redeem(codeText, 'P-same', NOW + MINUTE);
    const other = await redeem(codeText, 'P-other', NOW + MINUTE);

    expect([again, other]).toEqual([true, false]);
  });

  test('bound to a psid is for nobody else', async () => {
    const codeText = await issue('P-bound');

    const other = await redeem(codeText, 'P-other');
    const bound = await redeem(codeText, 'P-bound');

    expect([other, bound]).toEqual([false, true]);
  });

  test('expired is refused in the transaction too', async () => {
    const codeText = await issue();

    const late = await redeem(codeText, 'P-late', LAST_MOMENT + 1);
    const justInTime = await redeem(codeText, 'P-late', LAST_MOMENT);

    expect([late, justInTime]).toEqual([false, true]);
  });

  test('that does not exist is refused, and none is made', async () => {
    const outcome = await redeem('forged', 'P-1');

    expect(outcome).toBe(false);
    expect(await findCode(client, logins, 'forged', 0)).toBeUndefined();
  });

  test('is told apart by whom it is for and who has redeemed it', () => {
    const code = { key: 'k', customerId: 'C-1', createdAt: NOW, expiresAt: 1 };

    const answers = [
      isRedeemableBy(code, 'P-1'),
      isRedeemableBy({ ...code, psid: 'P-1', redeemedBy: 'P-1' }, 'P-1'),
      isRedeemableBy({ ...code, psid: 'P-2' }, 'P-1'),
      isRedeemableBy({ ...code, redeemedBy: 'P-2' }, 'P-1'),
    ];

    expect(answers).toEqual([true, true, false, false]);
  });

  test('once redeemed is spent as soon as its link is undone or has become another', () => {
    const fresh = { key: 'k', customerId: 'C-1', createdAt: NOW, expiresAt: 1 };
    const redeemed = { ...fresh, redeemedBy: 'P-1' };

    const answers = [fresh, redeemed].map((code) =>
      ['C-1', undefined, 'C-2'].map((linked) => isSpent(code, linked)),
    );

    expect(answers).toEqual([
      [false, false, false],
      [false, true, true],
    ]);
  });

  test('never replaces one that is there', async () => {
    const random = (size: number): Buffer => Buffer.alloc(size, 7);
    const tools = { client, logins, now: NOW, random };
    const codeText = await issueCode(tools, 'C-1', undefined);
    await client.send(
      new PutCommand({ TableName: logins, Item: { key: codeKey(codeText), customerId: 'C-2' } }),
    );

    const second = issueCode(tools, 'C-1', undefined);

    await expect(second).rejects.toMatchObject({ name: 'AppError' });
  });
});
