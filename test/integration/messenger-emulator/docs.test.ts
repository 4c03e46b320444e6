import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const guide = readFileSync(join(__dirname, '../../../docs/emulator.md'), 'utf8');

/** The cells of a section's table rows, less its header and the rows that only head a group. */
function rowsOf(section: string): readonly (readonly string[])[] {
  const text = guide.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...text.matchAll(/^\| (.*) \|$/gm)]
    .slice(1)
    .map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
    .filter(([first = '']) => !/^(\*\*|-+$)/.test(first));
}

/** A cell that names a test: its file, then its title. */
const TEST = /^`([a-z-]+)` (.+)$/;

const sections = [
  { section: 'Rules', columns: 4, tests: 2, atLeast: 90 },
  { section: 'Behaviour', columns: 3, tests: 1, atLeast: 20 },
  { section: 'Faults', columns: 3, tests: 1, atLeast: 8 },
];

const namedTests = sections.flatMap(({ section, tests }) =>
  rowsOf(section).flatMap((cells) => cells.slice(-tests)),
);

/** Whether the file has a test of that title, as it stands or with the blanks of `test.each` filled from the file. */
function hasTest(source: string, title: string): boolean {
  const patterns = [...source.matchAll(/(?:\btest|\))\(\s*'([^'\n]+)'/g)];
  return patterns.some(([, pattern = '']) => {
    const parts = pattern.split(/%[sd]|\$\w+/).map((part) => part.replace(/\W/g, '\\$&'));
    const blanks = new RegExp(`^${parts.join('(.+)')}$`).exec(title)?.slice(1);
    return blanks?.every((blank) => /^\d+$/.test(blank) || source.includes(`'${blank}'`)) ?? false;
  });
}

/** A test file with the tables that it takes its cases from. */
function sourceOf(file: string): string {
  const read = (name: string): string => readFileSync(join(__dirname, `${name}.ts`), 'utf8');
  const source = read(`${file}.test`);
  const tables = [...source.matchAll(/from '\.\/([a-z-]+-table)'/g)];
  return [source, ...tables.map(([, table = '']) => read(table))].join('\n');
}

describe('docs/emulator.md', () => {
  test.each(sections)(
    'names $tests test(s) in every row of its $section',
    ({ section, columns, tests, atLeast }) => {
      const rows = rowsOf(section);

      const incomplete = rows.filter(
        (cells) =>
          cells.length !== columns || !cells.slice(-tests).every((cell) => TEST.test(cell)),
      );

      expect(incomplete).toEqual([]);
      expect(rows.length).toBeGreaterThanOrEqual(atLeast);
    },
  );

  test.each([...new Set(namedTests)])('names a test that exists: %s', (cell) => {
    const [, file = '', title = ''] = TEST.exec(cell) ?? [];

    const source = sourceOf(file);

    expect(hasTest(source, title)).toBe(true);
  });

  test('would miss a test that does not exist', () => {
    const source = "test('is one', f); test.each([['red']])('is %s', f); test('is two', g);";

    const found = ['is one', 'is red', 'is blue', 'is'].map((title) => hasTest(source, title));

    expect(found).toEqual([true, true, false, false]);
  });
});
