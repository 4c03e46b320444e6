import { readFileSync } from 'node:fs';
import { CRITERIA } from '../../../../src/local/messenger/examination/examine';

test('docs/emulator.md lists every finding with its source, in order', () => {
  const guide = readFileSync('docs/emulator.md', 'utf8');

  const section = guide.split('\n### Examine a bot\n')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| `(\w+)` +\| .+ \| (.+?) +\|$/gm)];

  expect(rows.map(([, code, source = '']) => [code, `facts ${source}`])).toEqual(
    CRITERIA.map(({ code, source }) => [code, source]),
  );
});
