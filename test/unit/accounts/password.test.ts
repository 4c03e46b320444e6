import fc from 'fast-check';
import {
  hashPassword,
  needsRehash,
  PASSWORD_COST,
  prehash,
  verifyPassword,
} from '../../../src/accounts/password';

const PEPPER = 'a pepper of more than 32 characters';
const CHEAP = 4;

const characters = fc.string({ unit: 'grapheme', maxLength: 200 });
/** Longer than the 72 bytes that bcrypt reads, with NUL bytes and characters of several bytes. */
const longStart = fc
  .string({ unit: fc.constantFrom('a', 'ä', '€', '🙂', '\0'), minLength: 72, maxLength: 80 })
  .filter((text) => Buffer.byteLength(text) >= 72);

describe('the text that bcrypt gets', () => {
  test('is ASCII, without NUL, and shorter than the 72 bytes that bcrypt reads', () => {
    fc.assert(
      fc.property(characters, (password) => {
        const text = prehash(password, PEPPER);

        expect(text).toMatch(/^[A-Za-z0-9+/]{64}$/);
      }),
    );
  });

  test('differs for passwords that differ only behind 72 bytes', () => {
    fc.assert(
      fc.property(longStart, characters, characters, (start, left, right) => {
        fc.pre(left !== right);

        const texts = [prehash(start + left, PEPPER), prehash(start + right, PEPPER)];

        expect(texts[0]).not.toBe(texts[1]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('differs with the pepper', () => {
    const texts = [prehash('a password', PEPPER), prehash('a password', `${PEPPER}!`)];

    expect(texts[0]).not.toBe(texts[1]);
  });
});

describe('verifyPassword', () => {
  test('accepts exactly the password that was hashed, for pairs of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(longStart, characters, characters, async (start, left, right) => {
        const passwordHash = await hashPassword(start + left, PEPPER, CHEAP);

        const answers = await Promise.all([
          verifyPassword(start + left, passwordHash, PEPPER),
          verifyPassword(start + right, passwordHash, PEPPER),
        ]);

        expect(answers).toEqual([true, left === right]);
      }),
      { numRuns: 20 },
    );
  });

  test.each(['64 characters of four bytes', '\0', 'ends with NUL\0', ' spaces '])(
    'takes the password as it was received: %j',
    async (given) => {
      const password = given.startsWith('64') ? '🙂'.repeat(64) : given;
      const passwordHash = await hashPassword(password, PEPPER, CHEAP);

      const answers = await Promise.all([
        verifyPassword(password, passwordHash, PEPPER),
        verifyPassword(password.slice(0, -1), passwordHash, PEPPER),
      ]);

      expect(answers).toEqual([true, false]);
    },
  );

  test('refuses the right password under another pepper', async () => {
    const passwordHash = await hashPassword('a password', PEPPER, CHEAP);

    const answer = await verifyPassword(
      'a password',
      passwordHash,
      'another pepper, as long as it',
    );

    expect(answer).toBe(false);
  });

  test.each([
    undefined,
    '',
    'plain text',
    '$2b$10$tooshort',
    `$2b$31$${'a'.repeat(53)}`,
    `$2b$03$${'a'.repeat(53)}`,
    `$9z$10$${'a'.repeat(53)}`,
  ])('refuses everything where the row holds %j', async (passwordHash) => {
    const answer = await verifyPassword('a password', passwordHash, PEPPER);

    expect(answer).toBe(false);
  });

  test.each([
    ['nobody', undefined],
    ['a hash made with less work', CHEAP],
  ])('does as much work for %s as for a wrong password', async (_whom, cost) => {
    const passwordHash = await hashPassword('a password', PEPPER);
    const other = cost === undefined ? undefined : await hashPassword('p', PEPPER, cost);
    const work = async (stored: string | undefined): Promise<number> => {
      const before = process.cpuUsage();
      await verifyPassword('a wrong one', stored, PEPPER);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await work(other);

    const wrong: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      wrong.push(await work(passwordHash));
      unknown.push(await work(other));
    }

    // Without the decoy the ratio would be below a hundredth; the least of five is free of other work's noise.
    const ratio = Math.min(...unknown) / Math.min(...wrong);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.4);
  });
});

describe('needsRehash', () => {
  test('is true for less work than we ask for today, and only then', async () => {
    const hashes = await Promise.all(
      [CHEAP, PASSWORD_COST - 1, PASSWORD_COST].map((cost) => hashPassword('p', PEPPER, cost)),
    );

    const answers = hashes.map(needsRehash);

    expect(answers).toEqual([true, true, false]);
  });
});
