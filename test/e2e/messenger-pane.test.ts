import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startLocalPageServer, type LocalPageServer } from '../helpers/local-page-server';
import { LOOKS, NARROW, WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';
const PAGE_ID = '104000000000001';

const everybody = (setting: object) => [{ locale: 'default', ...setting }];
const MENU = everybody({
  call_to_actions: [
    { type: 'postback', title: 'My parcels', payload: 'MENU-PARCELS' },
    { type: 'web_url', title: 'Website', url: 'https://example.com/' },
  ],
});
const ICE_BREAKERS = everybody({
  call_to_actions: [
    { question: 'Where is my parcel?', payload: 'ICE-WHERE' },
    { question: 'How do I send one?', payload: 'ICE-SEND' },
  ],
});
const CARDS = {
  attachment: {
    type: 'template',
    payload: {
      template_type: 'generic',
      elements: ['DL-1001', 'DL-1002', 'DL-1003'].map((title) => ({
        title,
        subtitle: 'On its way to Leipzig',
        image_url: 'https://cdn.example/parcel.jpg',
        default_action: { type: 'web_url', url: `https://example.com/${title}` },
        buttons: [{ type: 'postback', title: 'Follow', payload: `FOLLOW-${title}` }],
      })),
    },
  },
};

/** Counts in the browser what happens to the messages of the phone on the table, in `changes`. */
const COUNT_CHANGES = `
  globalThis.changes = { added: 0, removed: 0 };
  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      changes.added += addedNodes.length;
      changes.removed += removedNodes.length;
    }
  }).observe(document.querySelector('.phone[data-selected] .messages'), { childList: true });
`;

describe('the Messenger pane', () => {
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
    person = server.addPerson({ name: `Cleo ${String(others)}`, locale: 'en_GB' });
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  const open = async (options: BrowserContextOptions = WIDE): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    await page.goto(server.url);
    await page.getByTestId(`person-${person.name}`).click();
    await phone().waitFor();
  };

  const phone = (name = person.name): Locator => page.getByTestId(`phone-${name}`);
  const messages = (text: string, name?: string): Locator =>
    phone(name).getByTestId('message').filter({ hasText: text });

  const say = async (text: string): Promise<void> => {
    await phone().getByTestId('composer').fill(text);
    await page.keyboard.press('Enter');
    await messages(text).last().waitFor();
  };

  const focusedTestId = (): Promise<string | null> =>
    page.evaluate<string | null>('document.activeElement.getAttribute("data-testid")');

  describe('several phones', () => {
    it('lie side by side, each with its own chat, until one is taken away', async () => {
      const ben = server.addPerson({ name: `Ben ${String(others)}`, locale: 'en_GB' });
      await open();
      await page.getByTestId('more-phones').click();

      await page.getByTestId(`beside-${ben.name}`).click();

      await phone(ben.name).getByTestId('composer').fill('Hello from Ben');
      await page.keyboard.press('Enter');
      await messages('Hello from Ben', ben.name).waitFor();
      expect(await messages('Hello from Ben').count()).toBe(0);
      await server.received(`"sender":{"id":"${ben.psid}"}`);
      await page.getByTestId('more-phones').click();
      await page.getByTestId(`beside-${person.name}`).click();
      await phone().waitFor({ state: 'detached' });
      expect(await phone(ben.name).isVisible()).toBe(true);
    });

    it('are one at a time on a narrow screen', async () => {
      const ben = server.addPerson({ name: `Ben ${String(others)}`, locale: 'en_GB' });
      await open();
      await page.getByTestId('more-phones').click();
      await page.getByTestId(`beside-${ben.name}`).click();
      await phone(ben.name).waitFor();

      await page.setViewportSize(NARROW.viewport);

      expect(await phone(ben.name).isVisible()).toBe(false);
      expect(await phone().isVisible()).toBe(true);
      await page.getByTestId('more-phones').click();
      expect(await page.getByTestId(`beside-${ben.name}`).count()).toBe(0);
    });

    it('keep what is typed while another lies in their place', async () => {
      await open();
      await phone().getByTestId('composer').fill('half a sen');
      await page.getByTestId('person-Cleo 1').click();

      await page.getByTestId(`person-${person.name}`).click();

      expect(await phone().getByTestId('composer').inputValue()).toBe('half a sen');
    });

    it('are given to a new person by a form, by keyboard alone', async () => {
      await open();
      await page.getByTestId('more-phones').press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Dana Öz');
      await page.getByTestId('new-person-without-profile').check();

      await page.keyboard.press('Enter');

      await phone('Dana Öz').waitFor();
      const { people } = (await (
        await page.request.get(`${server.url}/emulator/overview`)
      ).json()) as { people: Person[] };
      expect(people).toContainEqual(
        expect.objectContaining({ name: 'Dana Öz', locale: 'de_DE', hasProfile: false }),
      );
    });
  });

  describe('a message', () => {
    it('is reacted to by keyboard, and the reaction is taken back', async () => {
      await open();
      await say('Hello');
      await server.send(person.psid, { text: 'How do you like us?' });
      const message = messages('How do you like us?');
      await message.getByTestId('message-menu').press('Enter');
      await page.keyboard.press('Enter');
      await message.getByTestId('reactions').filter({ hasText: '❤️' }).waitFor();
      await server.received('"reaction":{"action":"react","reaction":"love"');

      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');

      await server.received('"action":"unreact"');
      await message.getByTestId('reactions').waitFor({ state: 'detached' });
      expect(await focusedTestId()).toBe('message-menu');
    });

    it('has one tab stop for all menus, which the arrow keys move', async () => {
      await open();
      await say('first');
      await say('second');
      const stops = phone().locator('.message-menu[tabindex="0"]');

      await stops.press('ArrowUp');

      expect(await stops.count()).toBe(1);
      expect(await messages('first').locator('.message-menu[tabindex="0"]').count()).toBe(1);
    });

    it('quotes what it answers, and tells that it came silently', async () => {
      await open();
      await say('Do you deliver on Sunday?');
      const { messages: thread } = (await (
        await page.request.get(`${server.url}/emulator/people/${person.psid}/thread`)
      ).json()) as { messages: { mid: string }[] };

      await server.call('POST', 'messages', {
        recipient: { id: person.psid },
        messaging_type: 'RESPONSE',
        notification_type: 'SILENT_PUSH',
        reply_to: { mid: thread[0]?.mid },
        message: { text: 'No, we rest.' },
      });

      const answer = messages('No, we rest.');
      await answer.getByTestId('quote').filter({ hasText: 'on Sunday?' }).waitFor();
      expect(await answer.getByTestId('fate').textContent()).toBe('Came silently');
    });

    it.each([
      ['sticker', 'img.sticker'],
      ['image', 'img.picture'],
      ['audio', 'audio'],
      ['video', 'video'],
      ['file', 'a.attachment'],
    ])('can be a %s, of which the bot hears a public address', async (type, shown) => {
      await open();
      await phone().getByTestId('attach').click();

      await page.getByTestId(`attach-${type}`).click();

      const media = phone().locator(`.message ${shown}`);
      await media.waitFor();
      await server.received(`"type":"${type}","payload":{"url":"https://cdn.example/`);
      const address = (await media.getAttribute('src')) ?? (await media.getAttribute('href')) ?? '';
      expect(address.startsWith(server.url)).toBe(true);
      const file = await page.request.get(address);
      expect(file.headers()['content-type']).not.toBe('application/octet-stream');
    });

    it('is edited, which the bot hears', async () => {
      await open();
      await say('Where is DL-1?');
      await messages('DL-1').getByTestId('message-menu').press('Enter');
      await page.getByTestId('edit').press('Enter');
      await page.getByTestId('edited-text').fill('Where is DL-1001?');

      await page.getByTestId('confirm').click();

      await messages('DL-1001').getByTestId('fate').filter({ hasText: 'Edited' }).waitFor();
      await server.received('"text":"Where is DL-1001?","num_edit":1');
      expect(await page.getByTestId('edit-message').count()).toBe(0);
    });

    it('that asks for an e-mail address is answered with one', async () => {
      await open();
      await say('Hello');
      await server.send(person.psid, {
        text: 'How can we reach you?',
        quick_replies: [{ content_type: 'user_email' }],
      });
      await phone().getByTestId('quick-reply').filter({ hasText: 'E-mail address' }).click();
      await page.getByTestId('shared-address').fill('cleo@example.com');

      await page.keyboard.press('Enter');

      await messages('cleo@example.com').waitFor();
      await server.received('"quick_reply":{"payload":"cleo@example.com"}');
      expect(await phone().getByTestId('quick-reply').isVisible()).toBe(false);
    });

    it('is drawn once and left alone, with 200 of them in view', async () => {
      await open();
      const said = `${server.url}/emulator/people/${person.psid}/say`;
      for (let index = 0; index < 200; index += 1) {
        await page.request.post(said, { data: { text: `Message ${String(index)}` } });
      }
      await phone().getByTestId('message').nth(199).waitFor();
      await page.evaluate(COUNT_CHANGES);

      await server.send(person.psid, { text: 'The newest' });

      await messages('The newest').waitFor();
      await phone().getByTestId('receipt').filter({ hasText: 'Read' }).waitFor();
      const changes = await page.evaluate<object>('changes');
      expect(changes).toEqual({ added: 1, removed: 0 });
    });

    it('with several cards is a carousel', async () => {
      await open();
      await say('Hello');

      await server.send(person.psid, CARDS);

      const cards = phone().locator('.cards');
      await cards.locator('img').first().waitFor();
      expect(await cards.locator('li').count()).toBe(3);
      await cards.getByRole('button', { name: 'Follow' }).last().click();
      await server.received('"payload":"FOLLOW-DL-1003"');
    });

    it('leads by m.me into the chat itself, and elsewhere to a new tab', async () => {
      await open();
      await say('Hello');
      const text = `https://m.me/${PAGE_ID}?ref=inside or https://example.com/a`;
      await server.send(person.psid, { text });

      await messages('inside').getByRole('button', { name: 'm.me' }).click();

      await server.received('"referral":{"ref":"inside"');
      const link = messages('inside').getByRole('link');
      expect(await link.getAttribute('href')).toBe('https://example.com/a');
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    });
  });

  describe('the phone’s menu', () => {
    const openMenu = async (item: string): Promise<void> => {
      await phone().getByTestId('phone-menu').click();
      await page.getByTestId(item).click();
    };

    it('opens an m.me link, which Get Started brings to the bot', async () => {
      await open();
      await openMenu('open-short-link');
      await page.getByTestId('short-link').fill(`https://m.me/${PAGE_ID}?ref=order-7`);
      await page.keyboard.press('Enter');
      await page.getByTestId('toast').filter({ hasText: 'Get Started' }).waitFor();

      await phone().getByTestId('get-started').click();

      await server.received('"referral":{"ref":"order-7"');
    });

    it.each([
      ['https://m.me/999?ref=a', 'another Page'],
      [`m.me/${PAGE_ID}`, 'no ref'],
      ['https://example.com/', 'no m.me link'],
    ])('refuses %s with a reason, and keeps the form', async (typed, reason) => {
      await open();
      await openMenu('open-short-link');
      await page.getByTestId('short-link').fill(typed);

      await page.keyboard.press('Enter');

      await page.getByRole('alert').filter({ hasText: reason }).waitFor();
      expect(await page.getByTestId('short-link').isVisible()).toBe(true);
    });

    it('blocks the Page after asking, and unblocks it', async () => {
      await open();
      await say('Hello');
      await openMenu('set-blocked');
      await page.getByTestId('confirm').click();
      await phone().getByTestId('blocked').waitFor();
      await expect(server.send(person.psid, { text: 'Hi' })).rejects.toThrow('551');

      await phone().getByTestId('unblock').click();

      await phone().getByTestId('composer').waitFor();
      await server.send(person.psid, { text: 'Welcome back' });
      await messages('Welcome back').waitFor();
    });

    it('closes on Escape, and its button has the focus again', async () => {
      await open();
      await phone().getByTestId('phone-menu').press('Enter');
      const opened = await page.getByRole('menu').count();

      await page.keyboard.press('Escape');

      expect(opened).toBe(1);
      expect(await page.getByRole('menu').count()).toBe(0);
      expect(await focusedTestId()).toBe('phone-menu');
    });

    it('tells who answers and until when the Page may write', async () => {
      await open();
      const facts = phone().getByTestId('phone-facts');
      const before = await facts.textContent();

      await say('Hello');

      await facts.filter({ hasText: 'Bot answers · window until' }).waitFor();
      expect(before).toBe('Nobody answers yet · window never opened');
    });
  });

  describe('what the Page has set in its Messenger profile', () => {
    const unset = (): Promise<void> =>
      server.call('DELETE', 'messenger_profile', {
        fields: ['persistent_menu', 'ice_breakers', 'commands'],
      });
    beforeAll(unset);
    afterEach(unset);

    it('appears at once: its menu', async () => {
      await open();
      await say('Hello');
      expect(await phone().getByTestId('persistent-menu').isVisible()).toBe(false);

      await server.call('POST', 'messenger_profile', { persistent_menu: MENU });

      await phone().getByTestId('persistent-menu').click();
      const website = page.getByRole('menuitem', { name: 'Website' });
      expect(await website.getAttribute('href')).toBe('https://example.com/');
      await page.getByRole('menuitem', { name: 'My parcels' }).click();
      await server.received('"payload":"MENU-PARCELS"');
      await messages('My parcels').waitFor();
    });

    it('appears at once: its commands, in place of the menu', async () => {
      await open();
      await say('Hello');
      const commands = [
        { name: 'track', description: 'Where is it?' },
        { name: 'human', description: 'Talk to one' },
      ];
      await server.call('POST', 'messenger_profile', { commands: everybody({ commands }) });
      const field = phone().locator('textarea[aria-autocomplete=list]');
      await field.fill('/');
      const offered = await page.getByTestId('command').count();
      await field.press('ArrowDown');

      await field.press('Enter');

      await messages('/human').waitFor();
      expect(offered).toBe(2);
      expect(await page.getByTestId('command').count()).toBe(0);
    });

    it('appears at once: its ice breakers, in place of Get Started', async () => {
      await open();
      await phone().getByTestId('get-started').waitFor();

      await server.call('POST', 'messenger_profile', { ice_breakers: ICE_BREAKERS });

      const iceBreaker = phone().getByTestId('ice-breaker').filter({ hasText: 'Where' });
      await iceBreaker.waitFor();
      expect(await phone().getByTestId('get-started').isVisible()).toBe(false);
      await iceBreaker.click();
      await server.received('"payload":"ICE-WHERE"');
    });
  });

  describe('its looks', () => {
    // Everybody whom the tests above have brought here would have to be examined too.
    beforeAll(async () => {
      await server.close();
      server = await startLocalPageServer();
    });

    it.each(LOOKS)('have no accessibility problem (%s)', async (name, options) => {
      const ben = server.addPerson({ name: `Ben ${String(others)}`, locale: 'de_DE' });
      await open(options);
      await say('Where is DL-1001?');
      await server.send(person.psid, {
        text: 'It is in Leipzig. Follow it: https://example.com/DL-1001',
      });
      await messages('Leipzig').getByTestId('message-menu').press('Enter');
      await page.screenshot({ path: `${OUTPUT}/messenger-pane-reactions-${name}.png` });
      await page.keyboard.press('Enter');
      await phone().getByTestId('attach').click();
      await page.getByTestId('attach-image').click();
      await server.send(person.psid, CARDS);
      await server.send(person.psid, {
        text: 'Anything else?',
        quick_replies: [{ content_type: 'text', title: 'My parcels', payload: 'P' }],
      });
      await phone().getByTestId('quick-reply').waitFor();
      const problems = [...(await accessibilityProblems(page))];

      await page.getByTestId('more-phones').click();
      await page.screenshot({ path: `${OUTPUT}/messenger-pane-people-${name}.png` });
      problems.push(...(await accessibilityProblems(page)));
      const beside = page.getByTestId(`beside-${ben.name}`);
      await ((await beside.isVisible()) ? beside : page.getByTestId(`person-${ben.name}`)).click();
      await phone(ben.name).getByTestId('get-started').waitFor();
      await page.screenshot({ path: `${OUTPUT}/messenger-pane-${name}.png` });
      problems.push(...(await accessibilityProblems(page)));

      const box = await phone(ben.name).boundingBox();
      expect(problems).toEqual([]);
      expect(box?.width).toBeGreaterThanOrEqual(320);
      const width: number = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(options.viewport.width);
    });
  });
});
