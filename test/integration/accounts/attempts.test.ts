import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { admitGuess, ATTEMPT_LIMITS, recordSuccess } from '../../../src/accounts/attempts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/shared/clock';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { freshTables } from '../../helpers/tables';
import { NOW } from './linked-world';

const OWNER = '192.0.2.1';
const ATTACKER = '203.0.113.9';

describeOnDynamoDb('guesses at a password', (db) => {
  let client: DocumentClient;
  let logins: string;
  /** Each test has a time of its own, in which nothing of the others counts or is trusted any more. */
  let start = NOW;

  beforeAll(async () => {
    const fresh = await freshTables(db().endpoint);
    client = fresh.client;
    logins = fresh.tables.logins;
  });
  beforeEach(() => {
    start += 100 * DAY;
  });
  afterAll(() => {
    client.destroy();
  });

  const guess = (sourceAddress: string, now = start, email = 'anna@example.com') =>
    admitGuess({ client, logins, now }, { email, sourceAddress });

  const admittedOf = async (guesses: readonly ReturnType<typeof guess>[]): Promise<number> =>
    (await Promise.all(guesses)).filter(({ admitted }) => admitted).length;

  const times = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));

  /** From as many addresses as it takes, each within its own limit. */
  const botnet = (count: number, now = start) =>
    times(count, (index) => guess(`198.51.100.${Math.floor(index / 10)}`, now));

  const succeed = (sourceAddress: string, now = start) =>
    recordSuccess({ client, logins, now }, { email: 'anna@example.com', sourceAddress });

  test('200 at once from one address: ten are admitted', async () => {
    const admitted = await admittedOf(times(200, () => guess(ATTACKER)));

    expect(admitted).toBe(10);
  });

  test('from an address that is refused do not keep the owner out, who is elsewhere', async () => {
    await Promise.all(times(50, () => guess(ATTACKER)));

    const [owner, attacker] = await Promise.all([guess(OWNER), guess(ATTACKER)]);

    expect(owner).toEqual({ admitted: true });
    expect(attacker.admitted).toBe(false);
  });

  test('are told to wait just as long as they must', async () => {
    await Promise.all(times(10, () => guess(ATTACKER)));

    const refused = await guess(ATTACKER, start + 400.5 * SECOND);

    const wait = refused.admitted ? 0 : refused.retryAfterSeconds;
    const stillEarly = await guess(ATTACKER, start + (400 + wait - 1) * SECOND);
    const again = await guess(ATTACKER, start + (400.5 + wait) * SECOND);
    expect(wait).toBe(500);
    expect([stillEarly.admitted, again.admitted]).toEqual([false, true]);
  });

  test('never exceed ten in any quarter of an hour, however they are spread', async () => {
    const admittedAt: number[] = [];
    for (let at = start; at < start + 2 * HOUR; at += 70 * SECOND) {
      if ((await guess(ATTACKER, at)).admitted) admittedAt.push(at);
    }

    const inSpan = (start: number): number =>
      admittedAt.filter((at) => at >= start && at < start + 15 * MINUTE).length;

    expect(admittedAt.length).toBeGreaterThan(20);
    expect(Math.max(...admittedAt.map(inSpan))).toBeLessThanOrEqual(10);
  });

  test('from many addresses stop at a hundred an hour', async () => {
    const admitted = await admittedOf(botnet(110));

    const later = await guess('198.51.100.200', start + HOUR - 1);
    const nextHour = await guess('198.51.100.201', start + HOUR);
    expect(admitted).toBe(100);
    expect([later.admitted, nextHour.admitted]).toEqual([false, true]);
  });

  test('from many addresses do not keep the owner out where the owner has logged in before', async () => {
    await succeed(OWNER, start - 29 * DAY);
    await Promise.all(botnet(110));

    const owner = await guess(OWNER);
    const stranger = await guess('192.0.2.99');

    expect([owner.admitted, stranger.admitted]).toEqual([true, false]);
  });

  test('are not trusted for ever, and not without limit', async () => {
    await succeed(OWNER, start - 30 * DAY);
    await succeed('192.0.2.2');
    await Promise.all(botnet(110));

    const longAgo = await guess(OWNER);
    const recent = await admittedOf(times(20, () => guess('192.0.2.2')));

    expect(longAgo.admitted).toBe(false);
    expect(recent).toBe(10);
  });

  test('at many accounts from one address stop at three hundred', async () => {
    const guesses = times(302, (index) => guess(ATTACKER, start, `person-${index}@example.com`));

    const admitted = await admittedOf(guesses);

    const neighbour = await guess(OWNER, start, 'person-301@example.com');
    const later = await guess(ATTACKER, start + 15 * MINUTE, 'person-0@example.com');
    expect(admitted).toBe(ATTEMPT_LIMITS.address.maximum);
    expect([neighbour.admitted, later.admitted]).toEqual([true, true]);
  });

  test('that are refused for one account leave the address free for others', async () => {
    await Promise.all(times(305, () => guess(ATTACKER)));

    const other = await guess(ATTACKER, start, 'ben@example.com');

    expect(other).toEqual({ admitted: true });
  });

  test('start from nothing after the right password', async () => {
    await Promise.all(times(9, () => guess(OWNER)));

    await succeed(OWNER);

    expect(await admittedOf(times(20, () => guess(OWNER)))).toBe(10);
  });

  test('from all addresses of one IPv6 network count as from one', async () => {
    const guesses = times(50, (index) => guess(`2001:db8:1:2::${index.toString(16)}`));

    const admitted = await admittedOf(guesses);

    expect(admitted).toBe(10);
  });

  test('leave no e-mail or address behind, and nothing at all in the end', async () => {
    await guess(ATTACKER);
    await guess(OWNER);
    await succeed(OWNER);
    await guess(OWNER, start + MINUTE);

    const { Items = [] } = await client.send(new ScanCommand({ TableName: logins }));

    const spans = [15 * MINUTE, HOUR, 30 * DAY].map((span) => span / SECOND);
    const lifetimes = Items.map(({ expiresAt }) => Number(expiresAt) - start / SECOND);
    expect(JSON.stringify(Items)).not.toMatch(/anna|example|203\.0|192\.0/);
    expect(lifetimes.every(Number.isFinite)).toBe(true);
    expect(new Set(lifetimes.filter((lifetime) => lifetime > 0))).toEqual(new Set(spans));
  });
});
