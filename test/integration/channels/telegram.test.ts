import type { TelegramPhone } from '../../helpers/telegram/fake-telegram';
import { BOT_TOKEN } from '../../helpers/telegram/fake-telegram';
import { loadState } from '../../../src/store/conversations';
import { readTicket } from '../../../src/store/tickets';
import { partitionOf, startTelegramWorld, type TelegramWorld } from './telegram-world';

const titlesOf = ({ messages }: TelegramPhone): readonly string[] =>
  messages.at(-1)?.buttons.map(({ text }) => text) ?? [];
const textsOf = ({ messages }: TelegramPhone): readonly string[] =>
  messages.map(({ text }) => text);

describe('the conversation on Telegram', () => {
  let world: TelegramWorld;
  beforeAll(async () => {
    world = await startTelegramWorld();
  });
  afterAll(async () => {
    await world.close();
  });

  test.each([
    ['de', 'Karl', '/start', /^Guten Tag, Karl!/, ['Meine Pakete', 'Anmelden', 'Hilfe', 'English']],
    ['en', 'Grace', '/start', /^Hello, Grace!/, ['My parcels', 'Log in', 'Help', 'Deutsch']],
  ])('greets in %s, by name, with the choices', async (language, firstName, text, hello, menu) => {
    const phone = world.telegram.newPhone({ firstName, language });

    const [greeting] = await world.say(phone, text);

    expect(greeting?.text).toMatch(hello);
    expect(titlesOf(phone)).toEqual(expect.arrayContaining(menu));
    expect(world.telegram.refusals).toEqual([]);
  });

  test('understands a tap, answers its query, and keeps to the language that was tapped', async () => {
    const phone = world.telegram.newPhone({ language: 'en' });
    await world.say(phone, '/help');

    const [answer] = await world.tap(phone, 'Deutsch');
    const [next] = await world.tap(phone, 'Hilfe');

    expect(answer?.text).toBe('Ich schreibe ab jetzt auf Deutsch.');
    expect(next?.text).toContain('Ich bin ein automatischer Assistent');
    expect(world.telegram.answered).toHaveLength(2);
  });

  test('links by a link that leads back into this chat, and tells of the parcels', async () => {
    const [phone, shopper] = [world.telegram.newPhone(), await world.newShopper()];
    await world.say(phone, 'log in');
    const { redirectTo } = await world.logIn(phone, shopper.email);

    const told = await world.say(phone, `/start ${redirectTo.split('start=')[1] ?? ''}`);

    const { client, tables } = world;
    expect(redirectTo).toMatch(/^https:\/\/t\.me\/parcel_test_bot\?start=[\w-]{43}$/);
    expect(await loadState(client, tables.conversations, partitionOf(phone))).toMatchObject({
      customerId: shopper.customerId,
    });
    expect(told.map(({ text }) => text).join()).toContain(shopper.parcelId);
  });

  test('links by the code that is typed instead', async () => {
    const [phone, shopper] = [world.telegram.newPhone(), await world.newShopper()];
    await world.say(phone, 'log in');
    const { chatCode } = await world.logIn(phone, shopper.email);

    const told = await world.say(phone, chatCode);

    expect(told.map(({ text }) => text).join()).toContain('is now linked with');
  });

  test('links nobody else who opens the link', async () => {
    const [phone, other] = [world.telegram.newPhone(), world.telegram.newPhone()];
    await world.say(phone, 'log in');
    const { redirectTo } = await world.logIn(phone, (await world.newShopper()).email);

    const told = await world.say(other, `/start ${redirectTo.split('start=')[1] ?? ''}`);

    expect(told.map(({ text }) => text).join()).toContain("doesn't work any more");
  });

  test('unlinks by a button of ours, as Telegram has none', async () => {
    const { phone } = await world.linkedPhone();
    await world.say(phone, 'log out');

    const [answer] = await world.tap(phone, 'Log out');

    expect(answer?.text).toContain('no longer linked');
  });

  test('pushes a change of a parcel once, days after the last word too', async () => {
    const { phone, parcelId } = await world.linkedPhone();
    await world.stack.advance(3 * 24 * 60 * 60_000);
    const before = phone.messages.length;

    await world.stack.setParcel(parcelId, { status: 'out_for_delivery' });
    await world.stack.settled();

    const pushed = textsOf(phone).slice(before);
    expect(pushed).toHaveLength(1);
    expect(pushed[0]).toContain(parcelId);
  });

  test('answers an update once, however often it is delivered', async () => {
    const phone = world.telegram.newPhone();
    await world.say(phone, 'hello');
    const before = phone.messages.length;

    const status = await world.telegram.redeliver();
    await world.stack.settled();

    expect(status).toBe(200);
    expect(phone.messages).toHaveLength(before);
  });

  test('puts a question on a ticket', async () => {
    const { phone, parcelId } = await world.linkedPhone();

    const [answer] = await world.say(phone, `my parcel ${parcelId} is damaged`);

    expect(answer?.text).toMatch(/as ticket T-\w+ about/);
  });

  test.each([
    ['en', 'talk to a human', 'What is it about?', 'as ticket'],
    ['de', 'Ich möchte mit einem Menschen sprechen', 'Worum geht es?', 'als Anfrage'],
  ])('asks in %s for what a human is to answer, and puts it on a ticket', async (...given) => {
    const [language, asking, question, opened] = given;
    const phone = world.telegram.newPhone({ language });
    await world.say(phone, '/start');

    const [asked] = await world.say(phone, asking);
    const [ticket] = await world.say(phone, 'The label came off, and X-1 is what I can read');

    expect(asked?.text).toContain(question);
    expect(ticket?.text).toContain(opened);
    const { client, tables } = world;
    const state = await loadState(client, tables.conversations, partitionOf(phone));
    expect(state).not.toHaveProperty('threadOwner');
  });

  test('puts what stands below a picture on the ticket with it', async () => {
    const phone = world.telegram.newPhone();
    await world.say(phone, '/start');
    await world.say(phone, 'ask a question');

    await phone.send({ photo: [{ file_id: 'x' }], caption: 'It arrived like this' });
    await world.stack.settled();

    const { client, tables } = world;
    const { openTickets = [] } = await loadState(client, tables.conversations, partitionOf(phone));
    const read = await readTicket(client, tables.tickets, openTickets[0]?.ticketId ?? '');
    expect(read?.notes).toMatchObject([
      {
        text: expect.stringContaining('It arrived like this') as string,
        attachments: [{ type: 'image' }],
      },
    ]);
  });

  test('speaks of this chat, not of Messenger', async () => {
    const phone = world.telegram.newPhone();
    await world.say(phone, '/start');

    const [asked] = await world.say(phone, 'delete my data');

    expect(asked?.text).toContain('Shall I delete everything');
    expect(asked?.text).not.toContain('Messenger');
  });

  test('says nothing in a group, where others would read it', async () => {
    const phone = world.telegram.newPhone();

    await phone.send({ text: 'my parcels', chat: { id: -100, type: 'supergroup' } });
    await world.stack.settled();

    expect(phone.messages).toEqual([]);
  });

  test('takes a picture for what it is', async () => {
    const phone = world.telegram.newPhone();
    await world.say(phone, 'hello');

    await phone.send({ photo: [{ file_id: 'x' }] });
    await world.stack.settled();

    expect(textsOf(phone).at(-1)).toContain("can't see pictures");
  });

  test('sends a copy of the data as a file', async () => {
    const { phone, parcelId } = await world.linkedPhone();

    await world.say(phone, 'send me my data');

    const copy: unknown = JSON.parse(phone.messages.at(-1)?.file ?? '{}');
    expect(copy).toMatchObject({ messengerId: partitionOf(phone), parcels: [{ parcelId }] });
  });

  test('deletes everything on request, and a redelivery brings nothing back', async () => {
    const { phone } = await world.linkedPhone();
    await world.say(phone, 'delete my data');

    await world.say(phone, 'yes');
    await world.stack.settled();
    const status = await world.telegram.redeliver();
    await world.stack.settled();

    expect(status).toBe(200);
    expect(await world.entriesOf(phone)).toEqual([]);
  });

  test('logs neither the token nor a chat nor a word', async () => {
    const phone = world.telegram.newPhone({ firstName: 'Unmistakable' });
    await world.say(phone, 'incomprehensibilities');

    const logged = world.stack.logged.join('\n');

    expect(logged).toContain('"channel":"telegram"');
    for (const secret of [BOT_TOKEN, String(phone.chatId), 'Unmistakable', 'incomprehens']) {
      expect(logged).not.toContain(secret);
    }
  });

  test('left nothing that Telegram refused, and nothing undelivered', () => {
    expect(world.telegram.refusals).toEqual([]);
    expect(world.telegram.untaken()).toBe(0);
  });
});
