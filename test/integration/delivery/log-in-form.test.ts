import { drain } from '../../../src/delivery/drain';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import type { OutgoingMessage } from '../../../src/messenger/outgoing';
import { DAY, MINUTE } from '../../../src/shared/clock';
import { linkTokenKey } from '../../../src/store/link-tokens';
import { loadLogin } from '../../../src/store/logins';
import { startGraphServer, type Reply } from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, type Ground, type World } from './world';

const URL_OF_PAGE = 'https://login.example/?lang=de';
const asLink = { title: 'Log in', text: 'Log in by this link.' };

const logIn = (by?: 'link_token'): OutgoingMessage => ({
  ...say('', { occasion: 'reply' }),
  content: {
    kind: 'buttons',
    text: 'Log in in the app.',
    buttons: [{ kind: 'logIn', url: URL_OF_PAGE, asLink, ...(by && { by }) }],
    quickReplies: [{ title: "I'm on a computer", payload: 'p' }],
  },
});

const euRefusal: Reply = {
  status: 400,
  body: { error: { message: '', type: 'OAuthException', code: 10, error_subcode: 2018336 } },
};
const told = (rules: unknown): Reply => ({
  status: 200,
  body: { data: [{ subject_to_new_eu_privacy_rules: rules }] },
});

describe('the form of a Log In button', () => {
  let db: LocalDynamoDb;
  let ground: Ground;
  let world: World;
  let psid: string;
  let callsBefore: number;
  let profile: () => Reply;
  let refuse: (buttonType: string) => Reply | undefined;

  beforeAll(async () => {
    db = await startDynamoDb();
    ground = { ...(await freshTables(db.endpoint)), server: await startGraphServer() };
  });
  afterAll(async () => {
    ground.client.destroy();
    await ground.server.close();
    await db.close();
  });
  beforeEach(() => {
    world = createWorld(ground);
    callsBefore = ground.server.calls.length;
    psid = world.newPerson();
    profile = () => told(false);
    refuse = () => undefined;
    ground.server.respondWith(({ path, body }) => {
      if (path.includes('messenger_profile')) return profile();
      const receipt = { status: 200, body: { recipient_id: psid, message_id: 'm_1' } };
      return refuse(payloadOf(body).buttons?.[0]?.type ?? 'none') ?? receipt;
    });
  });

  const send = async (...outgoing: readonly OutgoingMessage[]): Promise<void> => {
    await world.act(psid);
    await world.queue(psid, outgoing);
    await drain(world.deps, psid);
  };
  const sent = () => world.sends().map(({ call }) => payloadOf(call.body));
  const forms = () => sent().map(({ buttons = [] }) => buttons[0]?.type);
  const asked = () =>
    ground.server.calls.slice(callsBefore).filter(({ path }) => path.includes('messenger_profile'))
      .length;
  const settled = async () => (await world.rows(psid, 'out#')).map(({ outcome }) => outcome);

  test("is Facebook's own where that works, with the way to the other below it", async () => {
    await send(logIn());

    expect(sent()).toEqual([
      expect.objectContaining({
        text: 'Log in in the app.',
        buttons: [{ type: 'account_link', url: URL_OF_PAGE }],
      }),
    ]);
    expect(world.sends()[0]?.call.body).toHaveProperty('message.quick_replies.length', 1);
  });

  test('asked for as a link is one, whose token is for this person and stands nowhere', async () => {
    await send(logIn('link_token'));

    const [{ text, buttons: [button] = [] } = {}] = sent();
    const address = new URL(button?.url ?? '');
    const token = address.searchParams.get('link_token') ?? '';
    const { client, tables } = ground;
    const stored = await loadLogin(client, tables.logins, linkTokenKey(token));
    expect(text).toBe(asLink.text);
    expect(button).toMatchObject({ type: 'web_url', title: 'Log in' });
    expect(address.href).toBe(`${URL_OF_PAGE}&link_token=${token}`);
    expect(stored).toMatchObject({
      psid,
      expiresAt: Math.floor((world.now() + 10 * MINUTE) / 1_000),
    });
    expect(token).toHaveLength(43);
    expect(JSON.stringify([await world.rows(psid), world.logged()])).not.toContain(token);
    expect(world.sends()[0]?.call.body).not.toHaveProperty('message.quick_replies');
    expect(asked()).toBe(0);
  });

  test('becomes a link by itself when Facebook refuses the button in this thread, from then on', async () => {
    refuse = (type) => (type === 'account_link' ? euRefusal : undefined);
    await send(logIn());

    await send(logIn());

    expect(forms()).toEqual(['account_link', 'web_url', 'web_url']);
    expect(await settled()).toEqual(['sent', 'sent']);
    expect(await world.state(psid)).toHaveProperty('accountLinkingUnavailable');
  });

  test('is made anew, with a new token, for every attempt', async () => {
    let attempts = 0;
    refuse = () => {
      attempts += 1;
      return attempts === 1 ? { status: 500, body: {} } : undefined;
    };
    await send(logIn('link_token'));
    world.advance(10 * MINUTE);

    await drain(world.deps, psid);

    const tokens = sent().map(({ buttons = [] }) => buttons[0]?.url);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(2);
  });

  test('a link that the rules refuse too fails for good, and the next message goes out', async () => {
    refuse = (type) => (type === 'none' ? undefined : euRefusal);

    await send(logIn(), say('And this?'));

    expect(forms()).toEqual(['account_link', 'web_url', undefined]);
    expect(await settled()).toEqual(['failed', 'sent']);
  });

  test('a message without a button that the rules refuse fails and teaches nothing', async () => {
    refuse = () => euRefusal;

    await send(say('Hello'));

    expect(await world.rows(psid, 'out#')).toMatchObject([
      { outcome: 'failed', reason: 'permanent', subcode: 2018336 },
    ]);
    expect(await world.state(psid)).not.toHaveProperty('accountLinkingUnavailable');
  });

  test('is a link on a Page under the European rules, of which Graph is asked once a day', async () => {
    profile = () => told(true);
    await send(logIn(), logIn());
    world.advance(DAY - MINUTE);
    await send(logIn());
    const withinADay = asked();
    profile = () => told(false);
    world.advance(MINUTE);

    await send(logIn());

    expect(withinADay).toBe(1);
    expect(asked()).toBe(2);
    expect(forms()).toEqual(['web_url', 'web_url', 'web_url', 'account_link']);
  });

  test.each<[string, () => Reply]>([
    ['refuses', () => ({ status: 400, body: { error: { code: 613 } } })],
    ['answers nothing', () => ({ status: 200, body: { data: [] } })],
    ['answers nonsense', () => told('yes')],
    ['is down', () => ({ status: 503, body: {} })],
  ])("while Graph %s is Facebook's own, and Graph has ten minutes' rest", async (_, reply) => {
    profile = reply;
    await send(logIn(), logIn());
    const inTenMinutes = asked();
    profile = () => told(true);
    world.advance(10 * MINUTE);

    await send(logIn());

    expect(inTenMinutes).toBe(1);
    expect(forms()).toEqual(['account_link', 'account_link', 'web_url']);
  });

  test('is what Graph told last while it does not tell', async () => {
    profile = () => told(true);
    await send(logIn());
    profile = () => ({ status: 503, body: {} });
    world.advance(DAY);

    await send(logIn());

    expect(forms()).toEqual(['web_url', 'web_url']);
  });

  test('of ten people at once costs one question', async () => {
    const people = Array.from({ length: 10 }, () => world.newPerson());
    for (const each of people) {
      await world.act(each);
      await world.queue(each, [logIn()]);
    }

    await Promise.all(people.map((each) => drain(world.deps, each)));

    expect(asked()).toBe(1);
    expect(forms()).toHaveLength(10);
  });
});

interface Payload {
  readonly text?: string;
  readonly buttons?: readonly { readonly type: string; readonly url?: string }[];
}

function payloadOf(body: unknown): Payload {
  const { message } = body as { message?: { attachment?: { payload?: Payload } } };
  return message?.attachment?.payload ?? {};
}
