import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { DEMO_CUSTOMERS } from '../../src/local/demo-data';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';
import { LOOKS, WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the tickets of the Page Inbox', () => {
  const [, ben] = DEMO_CUSTOMERS;
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
    others += 1;
    person = await stack.control.addPerson({ name: `Person ${others}`, locale: 'en_GB' });
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  const say = async (text: string): Promise<void> => {
    await stack.control.say(person.psid, text);
    await stack.settled();
  };
  const ask = (): Promise<void> => say(`my parcel is damaged, says ${person.name}`);

  const open = async (options: BrowserContextOptions = WIDE): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    await page.goto(`${stack.url}/#inbox`);
    await page.getByTestId('inbox-tickets').click();
  };
  const item = (): Locator =>
    page.locator('.inbox-item').filter({ hasText: `says ${person.name}` });
  const openTicket = async (options?: BrowserContextOptions): Promise<Locator> => {
    await open(options);
    await item().click();
    const ticket = page.getByTestId('ticket').filter({ hasText: `says ${person.name}` });
    await ticket.waitFor();
    return ticket;
  };
  const note = (text: string): Locator => page.getByTestId('ticket-note').filter({ hasText: text });
  const write = async (text: string): Promise<void> => {
    await page.getByTestId('ticket-reply').fill(text);
    await page.getByTestId('ticket-reply').press('Enter');
    await note(text).waitFor();
    await stack.settled();
  };
  const texts = (): Promise<readonly string[]> => stack.textsTo(person.psid);

  it('lists a question with who asked, of which parcel, and since when they wait', async () => {
    await stack.control.say(person.psid, 'hello');
    await linkPerson(stack, person.psid, ben.email);
    await say(`question about DL-2001, says ${person.name}: may a neighbour take it?`);
    await open();
    await item().filter({ hasText: 'Waiting a moment' }).waitFor();

    await stack.advance(3 * HOUR);
    await item().filter({ hasText: 'Waiting 3 h' }).waitFor();
    await item().click();

    const ticket = page.getByTestId('ticket');
    await ticket.filter({ hasText: ben.name }).waitFor();
    expect(await ticket.textContent()).toContain('DL-2001');
  });

  it('brings an agent’s note into the chat, and the answer onto the ticket', async () => {
    await ask();
    await openTicket();
    await page.getByTestId('agent-name').fill('Maria');

    await write('Which side is it?');
    const [told] = (await texts()).slice(-1);
    await say('the left one');
    await note('the left one').waitFor();

    expect(told).toBe('Maria from our team: Which side is it?');
    expect(await note('Which side').getAttribute('data-from')).toBe('agent');
    expect(await note('the left one').getAttribute('data-from')).toBe('customer');
    await page.screenshot({ path: `${OUTPUT}/inbox-ticket-dialogue.png` });
  });

  it('remembers the agent’s name', async () => {
    await ask();
    await openTicket();
    await page.getByTestId('agent-name').fill('Maria');
    await page.getByTestId('agent-name').press('Tab');

    await page.reload();
    await page.getByTestId('inbox-tickets').click();
    await item().click();

    await page
      .getByTestId('ticket')
      .filter({ hasText: `says ${person.name}` })
      .waitFor();
    expect(await page.getByTestId('agent-name').inputValue()).toBe('Maria');
  });

  it('closes and reopens a ticket, of which the customer is told', async () => {
    await ask();
    const ticket = await openTicket();
    const status = page.getByTestId('ticket-status');

    await status.click();
    await ticket.locator('.tag').filter({ hasText: 'Closed' }).waitFor();
    await stack.settled();
    const closed = await texts();
    await status.click();
    await ticket.locator('.tag').filter({ hasText: 'Open' }).waitFor();
    await stack.settled();

    expect(closed.at(-1)).toMatch(/^Ticket T-\w+ is closed/);
    expect((await texts()).at(-1)).toMatch(/^Ticket T-\w+ is open/);
  });

  it('shows a ticket that is changed elsewhere as it is then', async () => {
    await ask();
    const ticket = await openTicket();

    const { messages } = await stack.control.thread(person.psid);
    const solved = messages
      .flatMap(({ quickReplies = [] }) => quickReplies)
      .findLast(({ title }) => title === 'Solved');
    await stack.control.say(person.psid, 'Solved', solved?.payload);
    await stack.settled();

    await ticket.locator('.tag').filter({ hasText: 'Closed' }).waitFor();
    await page.getByTestId('ticket-status').filter({ hasText: 'Reopen' }).waitFor();
  });

  it('lets nobody write on the ticket before while the next one loads', async () => {
    await ask();
    await openTicket();
    const before = person.name;
    person = await stack.control.addPerson({ name: `${before} junior`, locale: 'en_GB' });
    await ask();
    await item().waitFor();
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/operations/tickets/*', async (route) => {
      await held;
      await route.continue();
    });

    await item().click();
    await page.getByText('Loading…').waitFor();
    const writable = await page.getByTestId('ticket-reply').count();
    letThrough();

    await page
      .getByTestId('ticket')
      .filter({ hasText: `says ${person.name}` })
      .waitFor();
    expect(writable).toBe(0);
  });

  it('leads to the chat that it was opened in', async () => {
    await ask();
    await openTicket();

    await page.getByTestId('ticket-chat').click();

    await page.getByRole('region', { name: `Conversation with ${person.name}` }).waitFor();
    expect(await page.getByTestId('ticket').isVisible()).toBe(false);
  });

  it('keeps what was typed when the note did not go, and says why', async () => {
    await ask();
    await openTicket();
    await page.route('**/notes', (route) =>
      route.fulfill({ status: 400, json: { error: 'There is no ticket T-2.' } }),
    );

    await page.getByTestId('ticket-reply').fill('Hello');
    await page.getByTestId('ticket-reply').press('Enter');

    await page.getByTestId('toast').filter({ hasText: 'There is no ticket T-2.' }).waitFor();
    expect(await page.getByTestId('ticket-reply').inputValue()).toBe('Hello');
    defects = defects.filter((defect) => !defect.includes('400'));
  });

  it('says behind each note what became of it, whatever Facebook refuses', async () => {
    const { control } = stack;
    const becomes = (text: string, fate: string): Promise<void> =>
      note(text).filter({ hasText: fate }).waitFor();
    await ask();
    await openTicket();
    await write('in the window');
    await becomes('in the window', '· sent');

    await control.inboxMoveToMain(person.psid);
    await write('while the Inbox has it');
    await becomes('while the Inbox has it', 'waits until the Page Inbox');
    await control.inboxDone(person.psid);
    await stack.settled();
    await becomes('while the Inbox has it', '· sent');

    await control.setBlocked(person.psid, true);
    await write('while we are blocked');
    await becomes('while we are blocked', 'waits until the customer acts');
    await control.setBlocked(person.psid, false);
    await say('here I am again');
    await becomes('while we are blocked', '· sent');

    await stack.advance(2 * DAY);
    await write('after two days');
    await becomes('after two days', '· sent');
    await control.setPermission('human_agent', false);
    await write('without the feature');
    await control.setPermission('human_agent', true);
    await becomes('without the feature', 'waits until the customer writes');

    await say('and once more');
    await becomes('without the feature', '· sent');
    await stack.advance(8 * DAY);
    await write('after eight days');
    await becomes('after eight days', 'waits until the customer writes');
    await page.screenshot({ path: `${OUTPUT}/inbox-ticket-deliveries.png` });
  });

  it.each(LOOKS)('has no accessibility problem (%s)', async (name, options) => {
    await ask();
    await open(options);
    await item().waitFor();
    const problems = [...(await accessibilityProblems(page, '.inbox'))];
    await page.screenshot({ path: `${OUTPUT}/tickets-list-${name}.png` });

    await item().click();
    await write('We are sorry.');
    problems.push(...(await accessibilityProblems(page, '.inbox')));

    await page.screenshot({ path: `${OUTPUT}/tickets-ticket-${name}.png` });
    expect(problems).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(
      options.viewport.width,
    );
  });
});
