import type { Browser, Locator, Page } from 'playwright-core';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { launchChromium } from '../helpers/chromium';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';

const OTHER_APP = '555000555000555';

describe('human help, in the browser', () => {
  let stack: StackUnderTest;
  let browser: Browser;
  let page: Page;
  let person: Person;
  let others = 0;

  beforeAll(async () => {
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
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await page.goto(`${stack.url}/#inbox`);
    await page.getByTestId(`person-${person.name}`).click();
    await page.getByTestId(`conversation-${person.name}`).click();
  });
  afterEach(async () => {
    await page.context().close();
    await stack.control.setFault('routingRefused', false);
  });

  const phone = (): Locator => page.getByTestId(`phone-${person.name}`);
  const onPhone = (text: string): Locator =>
    phone().getByTestId('message').filter({ hasText: text });
  const choose = (title: string): Promise<void> =>
    phone().getByRole('button', { name: title, exact: true }).last().click();
  const answer = async (text: string): Promise<void> => {
    await page.getByTestId('inbox-reply').fill(text);
    await page.getByTestId('inbox-reply').press('Enter');
    await onPhone(text).waitFor();
  };
  const ownerShown = (text: string): Locator =>
    page.locator('.inbox-head .owner').filter({ hasText: text });
  const greetsAgain = (): Promise<void> => onPhone('The automated assistant is back').waitFor();

  it('leads from the bot to an agent, and back by the customer’s word', async () => {
    await choose('Talk to a human');
    await onPhone("I'm passing you on to our team").waitFor();
    await stack.settled();
    await ownerShown('You').waitFor();
    const banner = await page.getByTestId('handover').textContent();
    await answer('This is Maria');

    await stack.control.say(person.psid, 'thanks, back to the bot company it goes');
    await stack.settled();
    const silent = await stack.textsTo(person.psid);
    await stack.control.say(person.psid, 'back to the bot');
    await stack.settled();
    await greetsAgain();

    expect(banner).toBe(
      'Handed over by the bot: Asks for a human. Not linked with a customer account.',
    );
    expect(silent.at(-1)).toMatch(/passing you on/);
    await ownerShown('Bot').waitFor();
  });

  it('leads from an agent who began back to the bot with Done', async () => {
    await answer('This is Maria, about your parcel');
    await stack.control.say(person.psid, 'hello Maria');

    await page.getByTestId('done').click();
    await ownerShown('Bot').waitFor();
    await stack.settled();

    await greetsAgain();
  });

  it('names another app that handed the conversation over', async () => {
    await stack.control.otherApp(person.psid, OTHER_APP, { do: 'take' });

    const pass = { do: 'pass', metadata: 'A good customer.', to: 'inbox' } as const;
    await stack.control.otherApp(person.psid, OTHER_APP, pass);

    await page
      .getByTestId('handover')
      .filter({ hasText: 'Handed over by another app: A good customer.' })
      .waitFor();
  });

  it('offers a ticket where Facebook refuses to pass the conversation on', async () => {
    await stack.control.setFault('routingRefused', true);

    await choose('Talk to a human');
    await onPhone('Talk to a human').waitFor();
    await stack.settled();

    await onPhone("Sorry, I can't pass you on").waitFor();
    await ownerShown('Bot').waitFor();
    await choose('Ask a question');
    await onPhone('What is it about?').waitFor();
  });

  it('stays with the agent where Facebook refuses to give it back', async () => {
    await choose('Talk to a human');
    await onPhone('Talk to a human').waitFor();
    await stack.settled();
    await stack.control.setFault('routingRefused', true);

    await stack.control.say(person.psid, 'back to the bot');
    await stack.settled();

    expect((await stack.textsTo(person.psid)).at(-1)).toMatch(/passing you on/);
    await ownerShown('You').waitFor();
  });

  it('comes back on a Page without a default app, where nobody may take a conversation (27)', async () => {
    const { appId } = await stack.control.overview();
    await stack.control.setDefaultApp(null);
    await answer('This is Maria');

    await stack.control.say(person.psid, 'back to the bot');
    await stack.settled();
    await greetsAgain();

    await stack.control.setDefaultApp(appId);
  });

  it('keeps a parcel update while another app has the conversation (2018300), and tells it then', async () => {
    await linkPerson(stack, person.psid);
    await stack.control.setFault('webhookDropped', true);
    await stack.control.otherApp(person.psid, OTHER_APP, { do: 'take' });
    await stack.settled();
    await stack.control.setFault('webhookDropped', false);
    await stack.setParcel('DL-1001', { status: 'out_for_delivery' });
    await stack.settled();
    const meanwhile = await onPhone('DL-1001 ist in der Zustellung').count();
    const refused = (await stack.control.wire()).filter((entry) =>
      JSON.stringify(entry).includes('2018300'),
    );

    await stack.control.otherApp(person.psid, OTHER_APP, { do: 'pass', to: 'bot' });
    await stack.settled();

    await onPhone('DL-1001 ist in der Zustellung').waitFor();
    expect(meanwhile).toBe(0);
    expect(refused).not.toEqual([]);
  });
});
