import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const table = readFileSync(join(__dirname, '../../../docs/emulator.md'), 'utf8');

/** The last column of each row that names a test: its file, then its title. */
const named = [...table.matchAll(/\| `([a-z-]+)` ([^|]+?) +\|$/gm)].map(
  ([, file = '', title = '']) => [file, title] as const,
);

describe('docs/emulator.md', () => {
  test('names a test for every rule', () => {
    const rows = [...table.matchAll(/^\| .* \|$/gm)].map(([row]) => row);
    const rules = rows.filter((row) =>
      /· (H|M|L|app)|^\| `(code2|http|slow|time|webhook)/.test(row),
    );

    expect(rules.length).toBeGreaterThan(70);
    expect(rules.filter((row) => !/\| `[a-z-]+` [^|]+ \|$/.test(row))).toEqual([]);
  });

  test.each(named)('names a test that exists: %s › %s', (file, title) => {
    const source = readFileSync(join(__dirname, `${file}.test.ts`), 'utf8');

    expect(source.includes(`'${title}'`)).toBe(true);
  });
});
