import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { asidKey } from '../../src/store/facebook-ids';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { linkPerson } from '../helpers/local-stack';
import { signedRequest, startErasureWorld, type ErasureWorld } from '../integration/erasure/world';

const OUTPUT = 'test/output';
const PLANTED = 'planted-word';
const ASID = '5550001112223';

/** What a person sees of having their data sent and deleted, in order: each test goes on where the one before it ended. */
describe('somebody who wants their data, and then wants it gone', () => {
  let world: ErasureWorld;
  let browser: Browser;
  let page: Page;
  let psid: string;
  let defects: string[];

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    world = await startErasureWorld();
    browser = await launchChromium();
    psid = (await world.control.people())[1]!.psid;
    await world.say(psid, `hello, ${PLANTED}`);
    await linkPerson(world, psid, 'ben@example.com');
    page = await open({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await page.goto(world.url);
    await page.getByTestId('person-Ben Carter').click();
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });
  beforeEach(() => {
    defects = [];
  });
  afterEach(() => {
    expect(defects).toEqual([]);
  });

  const open = async (options: Parameters<Browser['newPage']>[0]): Promise<Page> => {
    const opened = await browser.newPage(options);
    opened.on('pageerror', ({ message }) => defects.push(message));
    opened.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    return opened;
  };
  const say = async (text: string): Promise<void> => {
    await page.getByTestId('composer').fill(text);
    await page.getByTestId('send').click();
  };
  const messages = (text: string): Locator => page.getByTestId('message').filter({ hasText: text });
  /** How far the chat is from its newest message, in pixels. */
  const belowTheFold = (): Promise<number> =>
    page
      .getByRole('log', { name: 'Messages' })
      .evaluate(
        ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight,
      );
  const ofPsid = async (): Promise<readonly unknown[]> =>
    (await world.scan('conversations')).filter((entry) => entry['psid'] === psid);

  test('"send me my data" brings a file, which opens and holds what was said', async () => {
    await say('send me my data');
    const file = messages('my-data-').last().getByRole('link');
    await file.waitFor();
    await page.screenshot({ path: `${OUTPUT}/erasure-file.png` });

    const download = page.waitForEvent('download');
    await file.click();

    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.json$/);
    const data = readFileSync(await saved.path(), 'utf8');
    expect(JSON.parse(data)).toMatchObject({ customer: { email: 'ben@example.com' } });
    expect(data).toContain(PLANTED);
    expect(await accessibilityProblems(page, '.phone[data-selected]')).toEqual([]);
  });

  test('"delete my data" asks, and after the yes the last message is the last', async () => {
    await say('delete my data');
    const yes = page.getByTestId('quick-reply').filter({ hasText: 'Yes, delete it all' });
    await yes.waitFor();
    await page.screenshot({ path: `${OUTPUT}/erasure-question.png` });
    const before = await ofPsid();

    await yes.click();

    await messages('This was my last message to you').waitFor();
    await world.settled();
    await page.screenshot({ path: `${OUTPUT}/erasure-done.png` });
    expect(before.length).toBeGreaterThan(5);
    expect(await ofPsid()).toEqual([]);
    expect(await page.getByTestId('message').last().textContent()).toContain('my last message');
    expect(await belowTheFold()).toBeLessThan(2);
  });

  describe('the page that tells what became of a request through Facebook', () => {
    const request = async (asid: string): Promise<string> => {
      const issued_at = Math.floor(Date.now() / 1_000);
      const signed = signedRequest({ algorithm: 'HMAC-SHA256', issued_at, user_id: asid });
      return (await world.askFacebook('data-deletion', signed)).body.url!;
    };
    const knowAnna = async (): Promise<void> => {
      await world.put('logins', { key: asidKey(ASID), customerId: 'C-1001' });
      await world.setCustomer('C-1001', 'asid', ASID);
    };

    test.each([
      ['done', 'de-DE', 'light', ASID, 'Ihre Daten sind gelöscht'],
      ['done', 'en-GB', 'dark', ASID, 'Your data is deleted'],
      ['nothing', 'de-DE', 'dark', '1', 'nichts gespeichert'],
      ['nothing', 'en-GB', 'light', '1', 'nothing to delete'],
    ] as const)(
      'has no accessibility defect, and fits: %s, %s, %s',
      async (name, locale, colorScheme, asid, says) => {
        await knowAnna();
        const viewport = { width: 360, height: 740 };
        const status = await open({ locale, colorScheme, viewport, bypassCSP: true });

        await status.goto(await request(asid));

        await status.getByText(says).waitFor();
        const picture = `${OUTPUT}/deletion-${name}-${locale}-${colorScheme}.png`;
        await status.screenshot({ path: picture, fullPage: true });
        expect(await accessibilityProblems(status)).toEqual([]);
        const width = await status.evaluate('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(viewport.width);
        await status.close();
      },
    );
  });
});
