import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startLocalPageServer, type LocalPageServer } from '../helpers/local-page-server';
import { LOOKS, NARROW, WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';

const template = (text: string, ...buttons: readonly object[]) => ({
  attachment: { type: 'template', payload: { template_type: 'button', text, buttons } },
});

const quickReplies = (...titles: readonly string[]) =>
  titles.map((title) => ({ content_type: 'text', title, payload: `P-${title}` }));

describe('the local page', () => {
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

  const open = async (options: BrowserContextOptions): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    await page.goto(server.url);
    await page.getByTestId(`person-${person.name}`).click();
    await page.getByTestId('parcel-row-DL-1001').waitFor({ state: 'attached' });
  };

  const messages = (text: string): Locator => page.getByTestId('message').filter({ hasText: text });

  const say = async (text: string): Promise<void> => {
    await page.getByTestId('composer').fill(text);
    await page.getByTestId('composer').press('Enter');
    await messages(text).last().waitFor();
  };

  const status = (parcelId: string): Locator => page.getByTestId(`parcel-status-${parcelId}`);
  const note = (parcelId: string): Locator => page.getByTestId(`parcel-note-${parcelId}`);

  describe('the phone', () => {
    it('greets before the first message, and Get Started is the first one', async () => {
      await open(WIDE);
      await page.getByText('ask me where your parcel is.').waitFor();

      await page.getByTestId('get-started').press('Enter');

      await messages('Get Started').waitFor();
      expect(await page.getByTestId('get-started').isVisible()).toBe(false);
    });

    it('takes the quick replies away once one is tapped, and sends its payload', async () => {
      await open(WIDE);
      await say('Hello');
      await server.send(person.psid, {
        text: 'What now?',
        quick_replies: quickReplies('Help', 'Link'),
      });

      await page.getByTestId('quick-reply').filter({ hasText: 'Link' }).click();

      await messages('Link').waitFor();
      expect(await page.getByTestId('quick-reply').count()).toBe(0);
      await server.received('"quick_reply":{"payload":"P-Link"}');
    });

    it('writes whatever arrives as text, and follows no script address', async () => {
      const hostile = '<img src=x onerror=alert(1)>';
      await open(WIDE);
      await page.route('**/emulator/people/*/thread', async (route) => {
        const response = await route.fetch();
        const thread = (await response.json()) as { messages: unknown[] };
        const button = { kind: 'url', title: 'Tap', url: 'javascript:alert(1)' };
        const content = { kind: 'buttons', text: hostile, buttons: [button] };
        thread.messages = [{ mid: 'hostile', at: 1, from: 'bot', content }];
        await route.fulfill({ response, json: thread });
      });
      await page.reload();
      await page.getByTestId(`person-${person.name}`).click();

      await messages(hostile).waitFor();

      expect(await page.locator('.message a, .message img').count()).toBe(0);
      expect(await page.getByTestId('template-button').isDisabled()).toBe(true);
    });

    it('tells when the browser blocks the login window', async () => {
      await open(WIDE);
      await say('Hello');
      await server.send(
        person.psid,
        template('Log in', { type: 'account_link', url: 'https://login.parcel.example/' }),
      );
      await page.evaluate(() => {
        Object.assign(globalThis, { open: () => null });
      });

      await page.getByTestId('template-button').click();

      await page.getByTestId('toast').filter({ hasText: 'Allow pop-ups' }).waitFor();
    });

    it('asks before logging out, and Cancel leaves everything as it is', async () => {
      await open(WIDE);
      await say('Hello');
      await server.send(person.psid, template('Log out?', { type: 'account_unlink' }));
      await page.getByTestId('template-button').click();

      await page.getByTestId('cancel').click();

      expect(await page.getByTestId('dialog').count()).toBe(0);
      expect(server.events.join()).not.toContain('unlinked');
    });

    it('reads what is on the screen, and counts what is not', async () => {
      await open(WIDE);
      await say('Hello');
      await page.getByTestId('person-Person 1').click();
      await server.send(person.psid, { text: 'Are you there?' });
      const tab = page.getByTestId(`person-${person.name}`);
      await tab.locator('.badge', { hasText: '1' }).waitFor();

      await tab.click();

      await page.getByTestId('receipt').filter({ hasText: 'Read' }).waitFor();
      await tab.locator('.badge').waitFor({ state: 'hidden' });
    });
  });

  describe('the parcels table', () => {
    it('offers all statuses whatever the row says, and takes one by keyboard', async () => {
      await server.putParcel({ parcelId: 'DL-1001', customerId: 'C-1001', status: 'pending' });
      await open(WIDE);
      await status('DL-1001').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const offered = await page.getByRole('option').count();

      await page.keyboard.press('Enter');

      await page.getByTestId('toast').filter({ hasText: 'DL-1001 saved.' }).waitFor();
      expect(offered).toBe(12);
      expect(await status('DL-1001').inputValue()).toBe('picked_up');
    });

    it('keeps what is being typed while the row changes elsewhere, and saves only that field', async () => {
      const row = { parcelId: 'DL-1001', customerId: 'C-1001', weight: 3 };
      await server.putParcel({ ...row, status: 'pending' });
      await open(WIDE);
      await note('DL-1001').fill('ring twi');
      await server.putParcel({ ...row, status: 'on_hold' });
      await page.locator('[data-testid=parcel-row-DL-1001][data-tone=attention]').waitFor();

      await page.keyboard.type('ce');
      await page.keyboard.press('Enter');

      await page.getByTestId('toast').filter({ hasText: 'DL-1001 saved.' }).waitFor();
      const answer = await page.request.get(`${server.url}/operations/parcels`);
      const { rows } = (await answer.json()) as { rows: { row: Record<string, unknown> }[] };
      expect(rows.map((each) => each.row)).toContainEqual({
        ...row,
        status: 'on_hold',
        note: 'ring twice',
      });
    });

    it('restores a field on Escape', async () => {
      await server.putParcel({ parcelId: 'DL-1002', customerId: 'C-1001', note: 'fragile' });
      await open(WIDE);
      await note('DL-1002').fill('nonsense');

      await page.keyboard.press('Escape');

      expect(await note('DL-1002').inputValue()).toBe('fragile');
    });

    it('adds a parcel once, and says so the second time', async () => {
      await open(WIDE);
      await page.getByTestId('add-parcelId').fill('DL-3001');
      await page.getByTestId('add-parcel').click();
      await page.getByTestId('parcel-row-DL-3001').waitFor();
      await page.getByTestId('add-parcelId').fill('DL-3001');

      await page.getByTestId('add-parcel').click();

      await page.getByTestId('toast').filter({ hasText: 'DL-3001 exists already.' }).waitFor();
      await page.getByTestId('parcel-row-DL-3001').getByText('nobody hears').waitFor();
    });

    it('deletes a parcel after asking', async () => {
      await server.putParcel({ parcelId: 'DL-4001', customerId: 'C-1001', status: 'pending' });
      await open(WIDE);
      await page.getByRole('button', { name: 'Delete DL-4001' }).click();

      await page.getByTestId('confirm').click();

      await page.getByTestId('parcel-row-DL-4001').waitFor({ state: 'detached' });
    });
  });

  describe('its looks', () => {
    it('shows one pane at a time at 360 px, and counts new messages behind the other', async () => {
      await open(NARROW);
      await say('Hello');
      await page.getByTestId('pane-parcels').click();

      await server.send(person.psid, { text: 'Still there?' });

      const messenger = page.getByTestId('pane-messenger');
      await messenger.locator('.badge', { hasText: '1' }).waitFor();
      await page.screenshot({ path: `${OUTPUT}/local-page-parcels-narrow.png` });
      expect(await page.getByTestId('composer').isVisible()).toBe(false);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await messenger.click();
      await messenger.locator('.badge').waitFor({ state: 'hidden' });
    });

    it.each(LOOKS)('has no accessibility problem (%s)', async (name, options) => {
      await server.putParcel({ parcelId: 'DL-1003', customerId: 'C-9', status: 'lost' });
      await open(options);
      await say('Hello');
      await server.send(
        person.psid,
        template(
          'Log in or look',
          { type: 'account_link', url: 'https://login.parcel.example/' },
          { type: 'web_url', title: 'Website', url: 'https://example.com/' },
        ),
      );
      await server.send(person.psid, { text: 'Now?', quick_replies: quickReplies('Help') });
      await page.getByTestId('quick-reply').waitFor();
      await page.screenshot({ path: `${OUTPUT}/local-page-${name}.png` });

      const problems = [...(await accessibilityProblems(page))];
      if (await page.getByTestId('pane-parcels').isVisible()) {
        await page.getByTestId('pane-parcels').click();
        problems.push(...(await accessibilityProblems(page)));
      }

      expect(problems).toEqual([]);
    });
  });
});
