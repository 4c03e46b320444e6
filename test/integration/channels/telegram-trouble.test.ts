import { startTelegramWorld, type TelegramWorld } from './telegram-world';

const MINUTE = 60_000;

describe('trouble on Telegram', () => {
  let world: TelegramWorld;
  beforeEach(async () => {
    world = await startTelegramWorld();
  });
  afterEach(async () => {
    await world.close();
  });

  const post = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${world.stack.url}/api/telegram`, { method: 'POST', headers, body: '{"update_id":1}' });

  test('an update without Telegram’s secret, or with another, is refused', async () => {
    const answers = await Promise.all([
      post({}),
      post({ 'x-telegram-bot-api-secret-token': 'webhook-secret-0123456780' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  test('a person who blocks the bot is sent nothing more, until they write again', async () => {
    const { phone, parcelId } = await world.linkedPhone();
    phone.block();
    const { settled, setParcel } = world.stack;
    await setParcel(parcelId, { status: 'in_transit' });
    await settled();
    await setParcel(parcelId, { status: 'out_for_delivery' });
    await settled();
    const refusals = world.telegram.refusals.length;
    const before = phone.messages.length;

    await world.say(phone, 'hello again');

    const told = phone.messages.slice(before).map(({ text }) => text);
    expect(refusals).toBe(1);
    expect(told.filter((text) => text.includes(parcelId))).toHaveLength(2);
  });

  test('a chat that gets too much waits as long as Telegram says, and nobody else does', async () => {
    const [loud, other] = [world.telegram.newPhone(), world.telegram.newPhone()];
    loud.flood(1, 20 * 60);

    await world.say(loud, 'hello');
    const [toOther] = await world.say(other, 'hello');
    await world.stack.advance(15 * MINUTE);
    const early = loud.messages.length;
    await world.stack.advance(10 * MINUTE);
    await world.stack.settled();

    expect(toOther?.text).toContain('Hello');
    expect(early).toBe(0);
    expect(loud.messages).toHaveLength(1);
  });

  test('a dead token of Facebook’s stops nobody on Telegram', async () => {
    const { control, settled, textsTo } = world.stack;
    const { psid } = await control.addPerson({ name: 'On Facebook', locale: 'en_GB' });
    await control.setFault('invalidToken', true);
    await control.say(psid, 'hello');
    await settled();

    const [answer] = await world.say(world.telegram.newPhone(), 'hello');

    expect(await textsTo(psid)).toEqual([]);
    expect(answer?.text).toContain('Hello');
  });

  test('a dead token of Telegram’s stops nobody on Facebook, and keeps what waits', async () => {
    const phone = world.telegram.newPhone();
    world.telegram.revokeToken();
    await world.say(phone, 'hello');

    const { control, settled, textsTo } = world.stack;
    const { psid } = await control.addPerson({ name: 'On Facebook', locale: 'en_GB' });
    await control.say(psid, 'hello');
    await settled();

    const entries = (await world.entriesOf(phone)).map(({ entry }) => String(entry));
    expect(await textsTo(psid)).toHaveLength(1);
    expect(entries.filter((entry) => entry.startsWith('queue#'))).toHaveLength(1);
  });
});

describe('Telegram that is not set up', () => {
  const statusWith = async (settings: Readonly<Record<string, string>>): Promise<number> => {
    const world = await startTelegramWorld({ settings });
    const answer = await fetch(`${world.stack.url}/api/telegram`, { method: 'POST', body: '{}' });
    await world.close();
    return answer.status;
  };

  test('has no route', async () => {
    expect(await statusWith({})).toBe(404);
  });

  test('by half, fails on its own route only, and never lets an update in', async () => {
    const half = { TELEGRAM_BOT_TOKEN: '7000000001:AAExampleOfATokenAsBotFatherGivesIt' };

    expect(await statusWith(half)).toBe(502);
  });
});
