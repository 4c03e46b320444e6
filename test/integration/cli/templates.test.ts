import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { templatesDiff } from '../../../src/cli/commands/templates-diff';
import { templatesStatus } from '../../../src/cli/commands/templates-status';
import { templatesSubmit } from '../../../src/cli/commands/templates-submit';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import {
  APP_SECRET,
  PAGE_ID,
  PAGE_TOKEN,
  setStage,
  type Stage,
} from '../messenger-emulator/harness';

let stage: Stage;
let folder: string;

beforeEach(async () => {
  stage = await setStage({ newTemplateStatus: 'PENDING' });
  folder = await mkdtemp(path.join(tmpdir(), 'templates-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await stage.close();
});

const type = (...words: readonly string[]) =>
  typeCommand(
    [templatesDiff, templatesSubmit, templatesStatus],
    commandWorld({
      env: {
        FB_PAGE_ID: PAGE_ID,
        FB_PAGE_ACCESS_TOKEN: PAGE_TOKEN,
        FB_APP_SECRET: APP_SECRET,
        GRAPH_API_URL: `${stage.url}/graph/v25.0`,
      },
      clock: stage.time.now,
    }),
    ['templates', ...words],
  );

const OURS = 'infra/templates/parcel_delivered.en.json';

/** A folder with our template of that name in English, perhaps with other words. */
const write = async (change: (text: string) => string = (text) => text) =>
  writeFile(path.join(folder, 'one.json'), change(await readFile(OURS, 'utf8')));

const decide = async (name: string, status: 'APPROVED' | 'REJECTED', reason?: string) => {
  const { templates } = await stage.control.overview();
  const id = templates.find((each) => each.name === name)?.id ?? '';
  await stage.control.setTemplateStatus(id, status, reason);
};

test('all our templates are submitted once, whatever the strict Facebook checks', async () => {
  const first = await type('submit', '--json');

  const again = await type('submit');

  expect((JSON.parse(first.out) as { submitted: unknown[] }).submitted).toHaveLength(16);
  expect(again.out).toContain('nothing to do');
  expect((await type('diff')).code).toBe(0);
});

test('what would be submitted is shown, and --dry-run submits nothing', async () => {
  await write();

  const diff = await type('diff', '--folder', folder);
  const dry = await type('submit', '--dry-run', '--folder', folder);

  expect(diff.code).toBe(3);
  expect(diff.out).toContain('parcel_delivered (en)\n  + Hello {{customer_name}}, your parcel');
  expect(dry.out).toContain('would be sent 1 template');
  expect((await stage.control.overview()).templates).toEqual([]);
});

test('a changed text becomes a new version, beside the one that goes on being used', async () => {
  await write();
  await type('submit', '--folder', folder);
  await write((text) => text.replace('has been delivered', 'is with you now'));

  const { out } = await type('submit', '--folder', folder);

  expect(out).toContain('submitted parcel_delivered_v2 (en): PENDING');
  expect((await stage.control.overview()).templates.map(({ name }) => name)).toEqual([
    'parcel_delivered',
    'parcel_delivered_v2',
  ]);
});

test('the status names what Facebook says, and ends with 3 until all is approved', async () => {
  await write();
  await type('submit', '--folder', folder);
  await decide('parcel_delivered', 'REJECTED', 'INCORRECT_PARAMS');
  const rejected = await type('status', '--folder', folder);

  await decide('parcel_delivered', 'APPROVED');
  const approved = await type('status', '--folder', folder);

  expect(rejected.code).toBe(3);
  expect(rejected.out).toMatch(/parcel_delivered {2}en {2}REJECTED INCORRECT_PARAMS/);
  expect(approved.code).toBe(0);
  expect(approved.out).toContain('1 of 1 templates approved');
});

test('mistakes in the files are told by file and place, without a call', async () => {
  await write((text) => text.replace('"UTILITY"', '"MARKETING"'));

  const { code, err } = await type('submit', '--folder', folder);

  expect(code).toBe(1);
  expect(err).toContain('one.json: category must be "UTILITY"');
  expect(await stage.control.wire()).toEqual([]);
});

test('without the permission the person is told which one is missing', async () => {
  await stage.control.setPermission('pages_utility_messaging', false);

  const { code, err } = await type('status');

  expect(code).toBe(1);
  expect(err).toContain('pages_utility_messaging');
});
