import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';
import { LOOKS, NARROW, WIDE } from '../helpers/looks';
import { passToInbox } from '../helpers/pass-to-inbox';

const OUTPUT = 'test/output';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OTHER_APP = '555000555000555';

describe('the Page Inbox', () => {
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
    person = await chatted();
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  /** Somebody whom the bot has greeted. */
  const chatted = async (): Promise<Person> => {
    others += 1;
    const known = await stack.control.addPerson({ name: `Person ${others}`, locale: 'en_GB' });
    await say(known, 'hello');
    return known;
  };
  const say = async ({ psid }: Person, text: string): Promise<void> => {
    await stack.control.say(psid, text);
    await stack.settled();
  };
  /** As the bot does when a customer asks for a human, but without a word. */
  const handOver = ({ psid }: Person): Promise<void> => passToInbox(stack.url, psid);

  const open = async (options: BrowserContextOptions = WIDE): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      // What a refused call answers is what some of these tests are about.
      if (message.type() === 'error' && !message.text().includes('409')) {
        defects.push(message.text());
      }
    });
    await page.goto(`${stack.url}/#inbox`);
    await item(person).waitFor();
  };
  const item = ({ name }: Person): Locator => page.getByTestId(`conversation-${name}`);
  const openConversation = async (options?: BrowserContextOptions): Promise<void> => {
    await open(options);
    await item(person).click();
    await page.getByRole('region', { name: `Conversation with ${person.name}` }).waitFor();
  };
  const bot = (): Promise<readonly string[]> => stack.textsTo(person.psid);
  const owner = async (): Promise<string> => (await stack.control.thread(person.psid)).state.owner;
  const ownerShown = (text: string): Locator =>
    page.locator('.inbox-head .owner').filter({ hasText: text });
  const said = (text: string): Locator =>
    page.getByTestId('inbox-message').filter({ hasText: text });
  const onPhone = (text: string): Locator =>
    page.getByTestId(`phone-${person.name}`).getByTestId('message').filter({ hasText: text });
  const answer = async (text: string): Promise<void> => {
    await page.getByTestId('inbox-reply').fill(text);
    await page.getByTestId('inbox-reply').press('Enter');
  };
  const problem = (): Locator => page.getByTestId('inbox-problem').filter({ hasText: /\S/ });

  describe('a conversation that the bot handed over', () => {
    it('is the first of the list, with what the bot told', async () => {
      await chatted();
      await say(person, 'can I talk to a human?');

      await openConversation();

      const first = page.locator('.inbox-item').first();
      await first.filter({ hasText: person.name }).waitFor();
      expect(await first.textContent()).toContain('Waits for a human');
      expect(await page.getByTestId('handover').textContent()).toBe(
        'Handed over by the bot: Asks for a human: “can I talk to a human?” Not linked with a customer account.',
      );
    });

    it('is an agent’s to answer, while the bot is silent until Done', async () => {
      await handOver(person);
      await openConversation();
      await page.getByTestId(`person-${person.name}`).click();

      await answer('This is Maria. What happened?');
      await onPhone('This is Maria').waitFor();
      const before = await bot();
      await say(person, 'hello');
      await said('hello').nth(1).waitFor();
      const meanwhile = await bot();
      await page.screenshot({ path: `${OUTPUT}/inbox-answered.png` });
      await page.getByTestId('done').click();
      await onPhone('The automated assistant is back').waitFor();

      expect(await onPhone('This is Maria').getAttribute('data-from')).toBe('agent');
      expect(await said('This is Maria').getAttribute('data-from')).toBe('agent');
      expect(meanwhile).toEqual(before);
      await ownerShown('Bot').waitFor();
    });
  });

  describe('taking over', () => {
    it('needs no message, and makes the bot silent', async () => {
      await openConversation();
      const { messages } = await stack.control.thread(person.psid);

      await page.getByTestId('take-over').press('Enter');
      await ownerShown('You').waitFor();
      await say(person, 'hello?');
      await said('hello?').waitFor();

      expect((await stack.control.thread(person.psid)).messages).toHaveLength(messages.length + 1);
      expect(await page.evaluate('document.activeElement.dataset.testid')).toBe('inbox-reply');
      await item(person).filter({ hasText: 'Waits for a human' }).waitFor();
    });

    it('comes with the answer, which says so before', async () => {
      await openConversation();
      await page
        .getByTestId('inbox-reply-hint')
        .filter({ hasText: 'Sending takes the conversation over from the bot.' })
        .waitFor();

      await answer('A human here');

      await ownerShown('You').waitFor();
      expect(await owner()).toBe('inbox');
    });

    it('from another app shows who has it', async () => {
      await stack.control.otherApp(person.psid, OTHER_APP, { do: 'take' });
      await openConversation();
      await ownerShown('Other app').waitFor();

      await page.getByTestId('take-over').click();

      await ownerShown('You').waitFor();
    });
  });

  describe('what Facebook refuses is said in a sentence', () => {
    it('when the customer has blocked the Page; what was typed stays', async () => {
      await openConversation();
      await stack.control.setBlocked(person.psid, true);

      await answer('Are you there?');

      await problem().filter({ hasText: 'has blocked the Page' }).waitFor();
      expect(await page.getByTestId('inbox-reply').inputValue()).toBe('Are you there?');
      expect(await owner()).toBe('bot');
    });

    it('when another app has taken the conversation meanwhile', async () => {
      await handOver(person);
      await openConversation();
      await page.route('**/inbox-done', async (route) => {
        await stack.control.otherApp(person.psid, OTHER_APP, { do: 'take' });
        await route.continue();
      });

      await page.getByTestId('done').click();

      await problem().filter({ hasText: 'you do not have this conversation any more' }).waitFor();
    });

    it('after 25 hours a human may answer, after 8 days nobody', async () => {
      await openConversation();
      await stack.advance(25 * HOUR);
      const hint = page.getByTestId('window-hint');
      await hint.filter({ hasText: 'a human may still answer for 7 days' }).waitFor();
      await answer('Still here');
      await said('Still here').waitFor();

      await stack.advance(8 * DAY);
      await hint.filter({ hasText: 'Closed for more than 7 days' }).waitFor();
      await answer('Too late');

      await problem().filter({ hasText: 'last wrote more than 7 days ago' }).waitFor();
      expect(await said('Too late').count()).toBe(0);
    });
  });

  it('tells who else waits, and counts them in the switch', async () => {
    const other = await chatted();
    await openConversation();
    const count = page.getByTestId('pane-inbox').locator('.badge');
    const before = Number.parseInt((await count.textContent()) ?? '0', 10) || 0;

    await handOver(other);

    const news = page.getByTestId('inbox-news');
    await news.filter({ hasText: `${other.name} waits for a human.` }).waitFor();
    await count.filter({ hasText: String(before + 1) }).waitFor();
  });

  it('keeps what was typed while another conversation is open', async () => {
    const other = await chatted();
    await openConversation();
    await page.getByTestId('inbox-reply').fill('Half a sen');

    await item(other).click();
    const typedForOther = await page.getByTestId('inbox-reply').inputValue();
    await item(person).click();

    expect(typedForOther).toBe('');
    expect(await page.getByTestId('inbox-reply').inputValue()).toBe('Half a sen');
  });

  it('on a narrow screen leads into a conversation and back, by keyboard', async () => {
    await open(NARROW);

    await item(person).press('Enter');
    const back = page.getByTestId('back-Conversations');
    await back.and(page.locator(':focus')).waitFor();
    const hidden = await item(person).isVisible();
    await back.press('Enter');

    expect(hidden).toBe(false);
    await item(person).and(page.locator(':focus')).waitFor();
  });

  it('has no tickets where the bot is not ours', async () => {
    const context = await browser.newContext(WIDE);
    page = await context.newPage();
    await page.route('**/local.json', (route) =>
      route.fulfill({ json: { companyName: 'Your Page' } }),
    );

    await page.goto(`${stack.url}/#inbox`);

    await item(person).waitFor();
    expect(await page.getByTestId('inbox-tickets').count()).toBe(0);
  });

  it.each(LOOKS)('has no accessibility problem (%s)', async (name, options) => {
    await say(person, 'can I talk to a human?');
    await open(options);
    const problems = [...(await accessibilityProblems(page, '.inbox'))];
    await page.screenshot({ path: `${OUTPUT}/inbox-list-${name}.png` });

    await item(person).click();
    await stack.control.setBlocked(person.psid, true);
    await answer('Hello?');
    await problem().waitFor();
    problems.push(...(await accessibilityProblems(page, '.inbox')));

    await page.screenshot({ path: `${OUTPUT}/inbox-conversation-${name}.png` });
    expect(problems).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(
      options.viewport.width,
    );
  });
});
