import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const page = readFileSync('docs/linking.md', 'utf8');
const threats = page.split('\n## Threats')[1] ?? '';
const rows = [...threats.matchAll(/^\| (?!-|threat)(.+) \|$/gm)].map(([, row = '']) =>
  row.split(' | ').map((cell) => cell.trim()),
);
const named = [...page.matchAll(/`((?:test|src)\/[\w./-]+\.ts)`/g)].map(([, file = '']) => file);
const linked = [...page.matchAll(/\]\((decisions\/[\w.-]+)\)/g)].map(([, file = '']) => file);

describe('docs/linking.md', () => {
  test('answers every threat with a test', () => {
    const unanswered = rows.filter(([, answer, shown = '']) => !answer || !/`test\//.test(shown));

    expect(unanswered).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });

  test('names only files that exist', () => {
    const missing = [...named, ...linked.map((file) => path.join('docs', file))].filter(
      (file) => !existsSync(file),
    );

    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(15);
  });

  test('has a diagram for each of the five ways', () => {
    const ways = page.split(/\n### \d\. /).slice(1);

    const drawn = ways.filter((way) => way.includes('```mermaid\nsequenceDiagram'));

    expect(drawn).toHaveLength(5);
  });
});
