import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createControlClient } from '../../src/local/messenger/control/control-client';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import type { OutboxView } from '../../src/delivery/outbox/outbox-view';
import type { WireEntry } from '../../src/local/messenger/wire/wire-entry';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startLocalPageServer, type LocalPageServer } from '../helpers/local-page-server';
import { LOOKS, WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';

/** With a hundred times the entries, scrolling and filtering may take this many times as long, and no more. */
const FACTOR = 6;

describe('the wire pane', () => {
  let server: LocalPageServer;
  let browser: Browser;
  let page: Page;
  let person: Person;
  let others = 0;
  let defects: string[];

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    server = await startLocalPageServer();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(() => {
    defects = [];
    others += 1;
    person = server.addPerson({ name: `Person ${others}`, locale: 'en_GB' });
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  const open = async (
    options: BrowserContextOptions,
    entries?: readonly WireEntry[],
  ): Promise<void> => {
    const context = await browser.newContext({
      ...{ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'] },
      ...options,
    });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    if (entries !== undefined) {
      await page.route('**/emulator/wire?*', (route) => route.fulfill({ json: entries }));
    }
    await page.goto(`${server.url}/#wire`);
    await page.getByTestId(`person-${person.name}`).waitFor({ state: 'attached' });
  };

  const list = (): Locator => page.getByRole('listbox', { name: 'What went over the wire' });
  const rows = (): Locator => list().getByRole('option');
  const row = (text: string): Locator => rows().filter({ hasText: text });
  const detail = (): Locator => page.getByTestId('wire-detail');
  const count = (text: string): Promise<void> =>
    page.getByTestId('wire-count').filter({ hasText: text }).waitFor();
  const say = (text: string) => createControlClient(server.url).say(person.psid, text);
  const copied = async (button: Locator): Promise<string> => {
    await button.click();
    await button.filter({ hasText: 'Copied' }).waitFor();
    return page.evaluate<string>('navigator.clipboard.readText()');
  };

  /** As many as asked for, of which each tenth is refused. Older than all that is to come: their ids end with 0. */
  const manyEntries = (many: number): readonly WireEntry[] =>
    Array.from({ length: many }, (_, index) => ({
      ...{ kind: 'graph', id: index + 1 - many, at: index * 1_000, method: 'POST' },
      ...{ path: '/v25.0/me/messages', psid: person.psid, status: index % 10 ? 200 : 403 },
      request: { messaging_type: 'RESPONSE', message: { text: `words ${index + 1}` } },
      response: index % 10 ? {} : { error: { code: 10, error_subcode: 2018278 } },
    }));

  describe('the log', () => {
    it('shows a webhook live, with its body and a signed command', async () => {
      await open(WIDE);
      await say('Where is DL-1001?');

      await row('Where is DL-1001?').click();

      await detail()
        .getByText('"text": "Where is DL-1001?"')
        .first()
        .waitFor({ state: 'attached' });
      await detail().getByText('delivered').waitFor();
      const command = await copied(detail().locator('.copy').first());
      expect(command).toContain(`'${server.url}/api/facebook'`);
      expect(command).toMatch(/x-hub-signature-256: sha256=[0-9a-f]{64}/);
    });

    it('shows a call with both bodies, what a refusal means, and a command without secrets', async () => {
      await open(WIDE);
      const refusal = server.send(person.psid, { text: 'Too early' });
      await expect(refusal).rejects.toThrow();

      await row('Too early').click();

      await detail().locator('.tag', { hasText: 'refused 100/2018001' }).waitFor();
      await detail().getByText('Nobody with this id has ever written to the Page.').waitFor();
      await detail().getByRole('group', { name: 'Request' }).waitFor();
      await detail().getByRole('group', { name: 'Answer 400' }).waitFor();
      const command = await copied(detail().locator('.copy').first());
      expect(command).toContain('"authorization: Bearer $PAGE_TOKEN"');
      expect(command).not.toContain('LOCALPAGETOKEN');
    });

    it('filters by kind, person, problems and words, says how many, and lets all of it go', async () => {
      await open(WIDE);
      await server.send(person.psid, { text: 'Refused one' }).catch(() => undefined);
      await say('First words');
      await server.send(person.psid, { text: 'Second words' });
      await row('Second words').first().waitFor();

      await page.getByTestId('wire-person').selectOption({ label: person.name });
      await page.getByTestId('wire-kind-graph').click();
      await count('2 of');
      await page.getByTestId('wire-problems').check();
      await count('1 of');
      await row('Refused one').waitFor();
      await page.getByTestId('wire-search').fill('nothing like that');
      await page.getByTestId('wire-empty').getByRole('button').click();

      await row('First words').first().waitFor();
      expect(await page.getByTestId('wire-problems').isChecked()).toBe(false);
    });

    it('can be read by keyboard alone', async () => {
      await open(WIDE, manyEntries(200));
      await list().focus();
      const selected = rows().and(page.locator('[aria-selected=true]'));

      await page.keyboard.press('End');
      await page.keyboard.press('ArrowUp');
      await selected.filter({ hasText: 'words 199' }).waitFor();
      await page.keyboard.press('Home');
      await selected.and(page.locator('[aria-posinset="1"]')).waitFor();
      await page.keyboard.press('PageDown');
      const active = await list().getAttribute('aria-activedescendant');
      const id = await selected.getAttribute('id');
      const place = await selected.getAttribute('aria-posinset');
      await page.keyboard.press('Enter');
      const isInside = await detail().locator(':focus').count();
      await page.keyboard.press('Escape');

      expect(active).toBe(id);
      expect(Number(place)).toBeGreaterThan(5);
      expect(isInside).toBe(1);
      await detail().waitFor({ state: 'hidden' });
      expect(await list().and(page.locator(':focus')).count()).toBe(1);
    });

    it('stays where one reads while new entries come, counts them, and follows again when asked', async () => {
      await open(WIDE, manyEntries(300));
      await row('words 300').waitFor();
      await list().hover();
      await page.mouse.wheel(0, -4_000);
      await page.locator('[data-testid=wire-follow][aria-pressed=false]').waitFor();
      const top = (): Promise<number> =>
        page.evaluate<number>('document.querySelector(".windowed").scrollTop');
      const before = await top();

      await say('News');

      await page.getByTestId('wire-news').filter({ hasText: '1' }).waitFor();
      expect(await top()).toBe(before);
      await page.getByTestId('wire-follow').click();

      await row('News').waitFor();
      await page.getByTestId('wire-news').waitFor({ state: 'hidden' });
    });
  });

  describe('with 5,000 entries', () => {
    /** Milliseconds of the page's own work, at best. */
    const measure = (): Promise<{ readonly scroll: number; readonly filter: number }> =>
      page.evaluate(`(() => {
        const box = document.querySelector('.windowed');
        const search = document.querySelector('.wire-search');
        const best = (act) => {
          const times = Array.from({ length: 7 }, () => {
            const begun = performance.now();
            act();
            box.getBoundingClientRect();
            return performance.now() - begun;
          });
          return Math.min(...times);
        };
        const scroll = best(() => {
          for (let part = 0; part < 20; part += 1) {
            // From end to end, so that no row can be kept, however few there are.
            box.scrollTop = part % 2 === 0 ? 0 : box.scrollHeight;
            box.dispatchEvent(new Event('scroll'));
          }
        });
        const filter = best(() => {
          for (const text of ['words', 'words 4', 'words 49', 'nothing', '']) {
            search.value = text;
            search.dispatchEvent(new Event('input'));
          }
        });
        return { scroll, filter };
      })()`);

    it('draws few rows, and takes hardly longer than with 50', async () => {
      await open(WIDE, manyEntries(50));
      await row('words 50').waitFor();
      const few = await measure();
      await page.context().close();

      await open(WIDE, manyEntries(5_000));
      await row('words 5000').waitFor();
      const many = await measure();

      console.log(`50: ${JSON.stringify(few)}, 5,000: ${JSON.stringify(many)} ms`);
      await count('5,000 entries');
      expect(await rows().count()).toBeLessThanOrEqual(60);
      expect(many.scroll).toBeLessThan(FACTOR * few.scroll);
      expect(many.filter).toBeLessThan(FACTOR * few.filter);
    });
  });

  describe('the queue', () => {
    const view = (): OutboxView => ({
      circuit: { reason: 'token_dead', openUntil: 60_000 },
      people: [
        {
          psid: person.psid,
          waiting: [
            {
              ...{ order: 2, text: 'DL-1001 has arrived', enqueuedAt: 0, attempts: 2 },
              state: { status: 'held', reason: 'window_closed', since: 0 },
            },
          ],
          settled: [
            {
              ...{ order: 1, text: 'Hello', enqueuedAt: 0, attempts: 0, settledAt: 1 },
              ...{ outcome: 'sent', messagingType: 'RESPONSE' },
            },
          ],
        },
      ],
    });

    it('says what waits for whom and why, and what became of the rest', async () => {
      await open(WIDE);
      await page.route('**/operations/queue', (route) => route.fulfill({ json: view() }));

      await page.getByTestId('tab-wire').press('ArrowRight');

      const queue = page.getByTestId(`queue-${person.name}`);
      const waiting = queue.getByTestId('queue-waiting');
      await waiting.getByText('The 24-hour window is closed').waitFor();
      await waiting.getByText('2 failed attempts').waitFor();
      await queue.getByTestId('queue-settled').getByText('sent as RESPONSE').waitFor();
      await page.getByTestId('queue-circuit').getByText('refuses the Page’s token').waitFor();
      expect(await list().isVisible()).toBe(false);
    });

    it('has no place where the bot is not ours', async () => {
      const context = await browser.newContext();
      page = await context.newPage();
      await page.route('**/local.json', (route) =>
        route.fulfill({ json: { companyName: 'Your Page' } }),
      );

      await page.goto(`${server.url}/#wire`);

      await page.getByTestId('wire-count').waitFor();
      expect(await page.getByTestId('tab-queue').count()).toBe(0);
    });

    it.each(LOOKS)('and the log have no accessibility problem (%s)', async (name, options) => {
      await server.send(person.psid, { text: 'Refused' }).catch(() => undefined);
      await open(options);
      await page.route('**/operations/queue', (route) => route.fulfill({ json: view() }));
      await say('Hello');
      await row('Refused').last().waitFor();
      const problems = [...(await accessibilityProblems(page))];
      await page.screenshot({ path: `${OUTPUT}/wire-pane-${name}.png` });

      await row('Refused').last().click();
      await detail().getByRole('group', { name: 'Request' }).waitFor();
      problems.push(...(await accessibilityProblems(page)));
      await page.screenshot({ path: `${OUTPUT}/wire-pane-entry-${name}.png` });
      await page.getByTestId('wire-close').click();
      await page.getByTestId('tab-queue').click();
      await page.getByTestId('queue-waiting').waitFor();
      problems.push(...(await accessibilityProblems(page)));
      await page.screenshot({ path: `${OUTPUT}/wire-pane-queue-${name}.png` });

      expect(problems).toEqual([]);
      const { width } = options.viewport;
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(
        await page.evaluate('document.querySelector(".wire").scrollWidth'),
      ).toBeLessThanOrEqual(width);
    });
  });
});
