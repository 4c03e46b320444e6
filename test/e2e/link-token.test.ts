import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from '../../src/local/demo-data';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { launchChromium } from '../helpers/chromium';
import { startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';
import { WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';

/** Logging in where Facebook's Log In button does not work, from the click to the parcel's push. */
describe('logging in by a link', () => {
  const [anna] = DEMO_CUSTOMERS;
  let stack: StackUnderTest;
  let browser: Browser;
  let page: Page;
  let person: Person;
  let people = 0;
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
    people += 1;
    person = await stack.control.addPerson({ name: `Person ${people}`, locale: 'en_GB' });
    await stack.control.say(person.psid, 'hello');
    await stack.settled();
    const context = await browser.newContext({ locale: 'en-GB', ...WIDE });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    await page.goto(stack.url);
    await page.getByTestId(`person-${person.name}`).click();
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  /** Where the panes do not all fit, a switch shows one. */
  const show = async (pane: string): Promise<void> => {
    const tab = page.getByTestId(`pane-${pane}`);
    await tab.waitFor({ state: 'attached' });
    if (await tab.isVisible()) await tab.click();
  };
  const messages = (text: string | RegExp): Locator =>
    page.getByTestId(`phone-${person.name}`).getByTestId('message').filter({ hasText: text });
  const say = async (text: string): Promise<void> => {
    await page.getByTestId(`phone-${person.name}`).getByTestId('composer').fill(text);
    await page.getByTestId(`phone-${person.name}`).getByTestId('send').click();
  };
  /** Taps the link in the chat and logs in on the page that it opens. */
  const logIn = async (): Promise<Page> => {
    const opened = page.waitForEvent('popup');
    await page.getByTestId('template-button').filter({ hasText: 'Log in' }).last().click();
    const popup = await opened;
    await popup.getByLabel('E-mail').fill(anna.email);
    await popup.locator('input[type=password]').fill(DEMO_PASSWORD);
    await popup.keyboard.press('Enter');
    await popup.locator('#confirm').waitFor();
    return popup;
  };
  const askForLink = async (): Promise<void> => {
    await say('log in');
    await page.getByTestId('quick-reply').filter({ hasText: "I'm on a computer" }).click();
    await messages('opens our login page in your browser').waitFor();
  };

  test('on request: quick reply, browser, profile, back to the chat, and the next parcel is told', async () => {
    await askForLink();
    const popup = await logIn();
    const question = await popup.textContent('#consent-question');
    const address = popup.url();
    await popup.screenshot({ path: `${OUTPUT}/link-token-consent.png` });

    await popup.click('#confirm');
    await popup.waitForURL('**/facebook/m.me/**');
    await messages(`now linked with ${anna.name}`).waitFor();
    await stack.setParcel('DL-1001', { status: 'out_for_delivery' });

    await messages(/DL-1001 (is out for delivery|ist in der Zustellung)/)
      .first()
      .waitFor();
    await page.screenshot({ path: `${OUTPUT}/link-token-linked.png` });
    expect(question).toBe(`Link ${person.name} on Messenger with the account of ${anna.name}?`);
    expect(address).not.toContain('link_token');
  });

  test('comes back to the phone whose window it is, whichever is in use by then', async () => {
    const other = await stack.control.addPerson({ name: `Other ${people}`, locale: 'en_GB' });
    await askForLink();
    const popup = await logIn();
    await page.getByTestId(`person-${other.name}`).click();

    await popup.click('#confirm');
    await popup.waitForURL('**/facebook/m.me/**');
    await page.getByTestId(`person-${person.name}`).click();
    await messages(`now linked with ${anna.name}`).waitFor();

    expect(await stack.textsTo(other.psid)).toEqual([]);
  });

  test('where Facebook refuses the button in this thread: by itself, and by the code', async () => {
    await stack.control.setEuRestricted(person.psid, true);
    await say('log in');
    await messages('opens our login page in your browser').waitFor();
    const popup = await logIn();
    // The phone's app takes the address, opens the chat and loses the reference.
    await popup.route('**/facebook/m.me/**', (route) => route.fulfill({ status: 204 }));
    await popup.click('#confirm');
    const code = (await popup.locator('#chat-code').textContent()) ?? '';

    await say(code.toLowerCase());

    await messages(`now linked with ${anna.name}`).waitFor();
    expect(
      await page
        .getByTestId('template-button')
        .filter({ hasText: /^Log In$/ })
        .count(),
    ).toBe(0);
  });

  test('on a Page under the European rules, switched on in the clock pane', async () => {
    await page.getByTestId('status-chip').click();
    await page.getByTestId('fault-euPrivacyRules-on').click();
    await stack.advance(25 * 60 * 60_000);
    await show('messenger');

    await say('log in');

    await messages('opens our login page in your browser').waitFor();
    expect(await messages('works in the Messenger app').count()).toBe(0);
    await stack.control.setFault('euPrivacyRules', false);
  });

  test('the shop shows the code beside its link, and it can be typed instead', async () => {
    await show('shop');
    await page.getByTestId('shopper').selectOption(anna.customerId);
    await page.getByTestId('place-order').click();
    const code = (await page.getByTestId('chat-code').textContent()) ?? '';
    await page.screenshot({ path: `${OUTPUT}/shop-code.png` });
    await show('messenger');

    await say(code);

    await messages("Link this chat to Anna's account?")
      .or(messages('This chat is linked'))
      .waitFor();
    expect(code).toMatch(/^\w{4}-\w{4}$/);
  });
});
