import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';
import { LOOKS, WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';
const MINUTE = 60_000;

describe('the shop', () => {
  let stack: StackUnderTest;
  let browser: Browser;
  let page: Page;
  let person: Person;
  let others = 0;
  let defects: string[];

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
    defects = [];
    person = await newPerson();
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  const newPerson = (): Promise<Person> => {
    others += 1;
    return stack.control.addPerson({ name: `Person ${others}`, locale: 'en_GB' });
  };

  const open = async (options: BrowserContextOptions = WIDE): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    await page.goto(stack.url);
    await show('shop');
  };

  /** Where the panes do not all fit, a switch shows one. */
  const show = async (pane: string): Promise<void> => {
    const tab = page.getByTestId(`pane-${pane}`);
    await tab.waitFor({ state: 'attached' });
    if (await tab.isVisible()) await tab.click();
  };

  const usePhoneOf = async ({ name }: Person): Promise<void> => {
    await page.getByTestId('shop-phone').selectOption(name);
  };

  /** Places an order, and gives its number and its parcel's. */
  const order = async (shopper: string): Promise<readonly string[]> => {
    await page.getByTestId('shopper').selectOption(shopper);
    await page.getByTestId('place-order').click();
    const confirmed = (await page.getByTestId('order').textContent()) ?? '';
    return confirmed.match(/\b(O|DL)-\d+/g) ?? [];
  };

  const follow = async (): Promise<void> => {
    await page.getByTestId('continue-in-messenger').click();
  };

  const says = (text: string | RegExp): Locator =>
    page.getByTestId('message').filter({ hasText: text }).last();

  const reply = async (title: string): Promise<void> => {
    await page.getByTestId('quick-reply').filter({ hasText: title }).click();
  };

  const everythingSaidTo = async ({ psid }: Person): Promise<string> =>
    JSON.stringify((await stack.control.thread(psid)).messages);

  /** Somebody who has been in the chat, so that a link needs no Get Started. */
  const chatted = async (): Promise<Person> => {
    const known = await newPerson();
    await stack.control.say(known.psid, 'hello');
    await stack.settled();
    return known;
  };

  it('leads from an order to the linked chat, which then hears of the parcel', async () => {
    await open();
    await usePhoneOf(person);
    const [, parcelId = ''] = await order('Anna Berger');

    await follow();
    await page.getByTestId('toast').filter({ hasText: 'tap Get Started' }).waitFor();
    await page.getByTestId('get-started').click();
    await says("Link this chat to Anna's account?").waitFor();
    await page.screenshot({ path: `${OUTPUT}/shop-question.png` });
    await reply('Yes, link');
    await says('jetzt mit Anna Berger verknüpft').waitFor();
    await says(parcelId).waitFor();
    await stack.setParcel(parcelId, { status: 'out_for_delivery' });

    await says(`${parcelId} ist in der Zustellung`).waitFor();
  });

  it('confirms a guest the order by the plugin, and tells nothing personal', async () => {
    await open();
    await usePhoneOf(person);
    const [orderId = '', ...parcels] = await order('Guest');

    await page.getByTestId('send-to-messenger').click();

    await says(`received your order ${orderId}`).waitFor();
    await page.getByText('Sent to Messenger').waitFor();
    expect(parcels).toEqual([]);
    expect(await page.getByTestId('quick-reply').allTextContents()).not.toContain('Yes, link');
    expect(await everythingSaidTo(person)).not.toMatch(/Anna|Berger|example\.com|DL-\d{6}/);
  });

  it('by the plugin, logged in, confirms the order, links after a yes, and tells of the parcel', async () => {
    const known = await chatted();
    await open();
    await usePhoneOf(known);
    const [orderId = '', parcelId = ''] = await order('Ben Carter');

    await page.getByTestId('send-to-messenger').click();
    await says(`received your order ${orderId}`).waitFor();
    await reply('Yes, link');
    await says('now linked with Ben Carter').waitFor();
    await stack.setParcel(parcelId, { status: 'out_for_delivery' });

    await says(`${parcelId} is out for delivery`).waitFor();
  });

  it('by the checkbox, confirms the order, links after an answer and a yes, and tells of the parcel', async () => {
    await open();
    await usePhoneOf(person);
    const keepPosted = page.getByTestId('keep-me-posted');
    const wasTicked = await keepPosted.isChecked();
    await keepPosted.check();
    const [orderId = '', parcelId = ''] = await order('Ben Carter');
    await says(`received your order ${orderId}`).waitFor();
    await page.screenshot({ path: `${OUTPUT}/shop-checkbox.png` });
    const toldBefore = await everythingSaidTo(person);

    await page.getByTestId('composer').fill('thank you');
    await page.getByTestId('send').click();
    await says("Link this chat to Ben's account?").waitFor();
    await reply('Yes, link');
    await says('now linked with Ben Carter').waitFor();
    await stack.setParcel(parcelId, { status: 'out_for_delivery' });

    await says(`${parcelId} is out for delivery`).waitFor();
    expect(wasTicked).toBe(false);
    expect(toldBefore).not.toMatch(/Ben|Carter|DL-\d{6}/);
  });

  it('a forwarded link shows no more than the first name, and a no links nothing', async () => {
    const known = await chatted();
    await open();
    await usePhoneOf(known);
    const [, parcelId = ''] = await order('Anna Berger');

    await follow();
    await reply('No');

    await says('nothing was linked').waitFor();
    const told = await everythingSaidTo(known);
    expect(told).toContain("Anna's account");
    expect(told).not.toContain('Berger');
    expect(told).not.toContain(parcelId);
  });

  it('a link works for whoever opens it first, and does nothing for the next', async () => {
    const [first, second] = [await chatted(), await chatted()];
    await open();
    await usePhoneOf(first);
    await order('Ben Carter');
    await follow();
    await says("Ben's account").waitFor();

    await usePhoneOf(second);
    await follow();

    await says("This link doesn't work any more").waitFor();
    expect(await everythingSaidTo(second)).not.toContain('Ben');
  });

  it('a used link that is opened again links nothing', async () => {
    const known = await chatted();
    await open();
    await usePhoneOf(known);
    await order('Ben Carter');
    await follow();
    await reply('No');
    await says('nothing was linked').waitFor();

    await follow();

    await says("This link doesn't work any more").waitFor();
  });

  it('an expired link says so in the chat', async () => {
    const known = await chatted();
    await open();
    await usePhoneOf(known);
    await order('Ben Carter');

    await stack.advance(15 * MINUTE);
    await follow();

    await says("This link doesn't work any more").waitFor();
  });

  it('shows how long a link lasts, and gives a new one when it has expired', async () => {
    const known = await chatted();
    await open();
    await page.clock.install();
    await usePhoneOf(known);
    await order('Ben Carter');
    const link = page.getByTestId('messenger-link');
    const expired = (await link.textContent()) ?? '';
    await page
      .getByTestId('link-left')
      .filter({ hasText: /for 1[45]:\d\d/ })
      .waitFor();

    await page.clock.fastForward(15 * MINUTE);
    await page.getByText('This link has expired.').waitFor();
    await page.getByTestId('new-link').click();

    await link.filter({ hasNotText: expired }).waitFor();
  });

  it('puts the order on the table as pending', async () => {
    await open();

    const [, parcelId = ''] = await order('Ben Carter');

    const answer = await fetch(`${stack.url}/operations/parcels`);
    const { rows } = (await answer.json()) as { rows: { row: object }[] };
    expect(rows.map(({ row }) => row)).toContainEqual({
      parcelId,
      customerId: 'C-1002',
      status: 'pending',
    });
  });

  it.each(LOOKS)('has no accessibility problem (%s)', async (name, options) => {
    await open(options);
    await page.getByTestId('place-order').waitFor();
    const problems = [...(await accessibilityProblems(page, '.shop'))];
    await page.screenshot({ path: `${OUTPUT}/shop-checkout-${name}.png` });

    await page.getByTestId('place-order').press('Enter');
    await page.getByTestId('order').waitFor();
    problems.push(...(await accessibilityProblems(page, '.shop')));

    await page.screenshot({ path: `${OUTPUT}/shop-confirmed-${name}.png` });
    const { width } = options.viewport;
    expect(problems).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Thank you/);
  });
});
