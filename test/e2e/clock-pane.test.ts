import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import type { FaultName } from '../../src/local/messenger/wire/fault-names';
import { HOUR, MINUTE } from '../../src/shared/clock';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';
import { LOOKS, WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';

describe('the clock', () => {
  let stack: StackUnderTest;
  let browser: Browser;
  let page: Page;
  let person: Person;
  let others = 0;

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    stack = await startStackUnderTest();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await stack.close();
  });
  beforeEach(async () => {
    others += 1;
    person = await stack.control.addPerson({ name: `Person ${others}`, locale: 'en_GB' });
    await stack.control.say(person.psid, 'hello');
    await stack.settled();
  });
  afterEach(async () => {
    await page.context().close();
  });

  const open = async (options: BrowserContextOptions = WIDE): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    await page.goto(`${stack.url}/#clock`);
    await row(person.name).waitFor({ state: 'attached' });
  };

  const row = (text: string): Locator =>
    page.getByTestId('time-table').getByRole('row').filter({ hasText: text });

  const effect = (name: string, text: RegExp): Locator =>
    page.getByTestId(`fault-${name}-effect`).filter({ hasText: text });

  const switchTo = async (name: string, setting: 'off' | 'once' | 'on'): Promise<void> => {
    await page.getByTestId(`fault-${name}-${setting}`).click();
    await page
      .locator(`[data-testid=fault-${name}-${setting}][aria-pressed=true]`)
      .waitFor({ state: 'attached' });
  };

  /** How many texts the bot has said to the person so far. */
  const answers = async (): Promise<number> => (await stack.textsTo(person.psid)).length;

  const say = (text: string): Promise<unknown> => stack.control.say(person.psid, text);

  it('moves the time of everything, and shows what that changes', async () => {
    await open();
    await row(person.name).filter({ hasText: 'until' }).waitFor();

    await page.getByTestId('advance-25-hours').click();

    await row(person.name).filter({ hasText: 'closed' }).waitFor();
    await page.getByTestId('clock-ahead').filter({ hasText: '1 d 1 h ahead' }).waitFor();
    expect((await stack.control.overview()).now).toBeGreaterThan(Date.now() + 24 * HOUR);
  });

  it('says in the header that something is switched on, and leads here', async () => {
    await open();
    await switchTo('code2', 'on');
    await page.getByTestId('chip-faults').filter({ hasText: '1 fault on' }).waitFor();
    await page.getByTestId('pane-parcels').click();

    await page.getByTestId('status-chip').click();

    await switchTo('code2', 'off');
    await page.getByTestId('chip-faults').waitFor({ state: 'hidden' });
  });

  /** How far time has to go until a bot may try again. */
  const REFUSALS: readonly (readonly [FaultName, number])[] = [
    ['http500', 10 * MINUTE],
    ['code2', 10 * MINUTE],
    ['rateLimited', 10 * MINUTE],
    ['invalidToken', 10 * MINUTE],
    ['pageRestricted', HOUR],
  ];

  it.each(REFUSALS)('%s: the answer waits, and comes once', async (name, pause) => {
    await open();
    await switchTo(name, 'once');
    const before = await answers();
    await say('hello again');
    await effect(name, /^Struck once/).waitFor();
    // The wire shows the refusal before the bot has noted until when it waits.
    await stack.settled();

    await stack.advance(pause);
    await stack.settled();

    await effect(name, /recovered/).waitFor();
    expect(await answers()).toBe(before + 1);
  });

  it('slow: the answer comes late', async () => {
    await open();
    await switchTo('slow', 'once');
    const before = await answers();

    await say('hello again');
    await stack.settled();

    await effect('slow', /^Struck once/).waitFor();
    expect(await answers()).toBe(before + 1);
  });

  it.each(['timeoutAfterSend', 'invalidReply'])(
    '%s: the answer is there, and stays the only one',
    async (name) => {
      await open();
      await switchTo(name, 'once');
      const before = await answers();
      await say('hello again');
      await effect(name, /^Struck once/).waitFor();
      await stack.settled();
      expect(await answers()).toBe(before + 1);

      await say('and again');
      await stack.settled();

      await effect(name, /recovered/).waitFor();
      expect(await answers()).toBe(before + 2);
    },
  );

  it('timeoutBeforeSend: nothing is sent again blindly, and later answers come', async () => {
    await open();
    await switchTo('timeoutBeforeSend', 'once');
    const before = await answers();
    await say('hello again');
    await effect('timeoutBeforeSend', /^Struck once/).waitFor();
    await stack.settled();
    expect(await answers()).toBe(before);

    await say('and again');
    await stack.advance(10 * MINUTE);
    await stack.settled();

    await effect('timeoutBeforeSend', /recovered/).waitFor();
    expect(await answers()).toBe(before + 1);
  });

  it('webhookDropped: no answer; the next message has one', async () => {
    await open();
    await switchTo('webhookDropped', 'once');
    const before = await answers();
    await say('hello again');
    await effect('webhookDropped', /^Struck once/).waitFor();
    await stack.settled();
    expect(await answers()).toBe(before);

    await say('and again');
    await stack.settled();

    await effect('webhookDropped', /recovered/).waitFor();
    expect(await answers()).toBe(before + 1);
  });

  it('webhookDuplicated: one answer to an event that came twice', async () => {
    await open();
    await switchTo('webhookDuplicated', 'once');
    const before = await answers();

    await say('hello again');
    await stack.settled();

    await effect('webhookDuplicated', /^Struck once/).waitFor();
    expect(await answers()).toBe(before + 1);
  });

  it('webhookReordered: each of two events that changed places is answered', async () => {
    await open();
    await switchTo('webhookReordered', 'once');
    const before = await answers();

    await say('hello again');
    await say('and again');
    await stack.settled();

    await effect('webhookReordered', /Struck/).waitFor();
    expect(await answers()).toBe(before + 2);
  });

  it('dynamoDbThrottled: the webhook fails and is redelivered, nothing is lost', async () => {
    await open();
    await switchTo('dynamoDbThrottled', 'on');
    const before = await answers();
    await say('hello again');
    await effect('dynamoDbThrottled', /^Struck/).waitFor();
    await stack.settled();
    expect(await answers()).toBe(before);

    await switchTo('dynamoDbThrottled', 'off');
    await stack.advance(10 * MINUTE);
    await stack.settled();

    expect(await answers()).toBe(before + 1);
  });

  it('says that Facebook has unsubscribed the app, and subscribes it again', async () => {
    await open();
    await switchTo('dynamoDbThrottled', 'on');
    await say('hello again');
    await stack.settled();
    await stack.advance(2 * HOUR);
    await stack.settled();
    await page.getByTestId('subscription').filter({ hasText: 'unsubscribed the app' }).waitFor();
    await switchTo('dynamoDbThrottled', 'off');

    await page.getByTestId('subscribe').click();

    await page.getByTestId('subscription').filter({ hasText: 'The app is subscribed' }).waitFor();
  });

  it.each(LOOKS)('has no accessibility problem (%s)', async (name, options) => {
    await open(options);
    await page.screenshot({ path: `${OUTPUT}/clock-${name}.png` });

    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
