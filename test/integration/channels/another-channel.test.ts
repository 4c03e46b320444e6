import type { ChatChannel, ChatMessage } from '../../../src/channels/chat-channel';
import { DEMO_PASSWORD } from '../../../src/local/demo-data';
import { textAnswer } from '../../../src/shared/http';
import { startTelegramWorld, type TelegramWorld } from './telegram-world';

/** A whole messenger: what a folder of `src/channels` would hold. Its bot is called by a bird. */
function createPigeonPost() {
  const flown: { readonly loft: string; readonly note: ChatMessage['content'] }[] = [];
  const pigeon: ChatChannel = {
    name: 'pigeon',
    open: ({ PIGEON_RING: ring }) =>
      ring === undefined
        ? undefined
        : {
            receive: ({ header, body }, receivedAt) => {
              if (header('x-ring') !== ring) {
                return { refused: 'ring_mismatch', answer: textAnswer(403, 'Coo'), updates: [] };
              }
              const [id = '', chatId = '', text = ''] = body.toString('utf8').split('|');
              const reference = /^ref (.+)$/.exec(text)?.[1];
              const act =
                reference === undefined
                  ? ({ kind: 'wrote', text } as const)
                  : ({ kind: 'opened', reference } as const);
              const update = { id, chatId, at: receivedAt, person: {}, act };
              return { updates: [update], answer: textAnswer(200, 'Coo') };
            },
            send: (loft, { content }) => {
              flown.push({ loft, note: content });
              return Promise.resolve({ verdict: { kind: 'sent' } });
            },
            chatLink: (reference) => `https://pigeon.example/${reference}`,
          },
  };
  return { pigeon, flown };
}

describe('a further messenger', () => {
  const { pigeon, flown } = createPigeonPost();
  let world: TelegramWorld;
  let sequence = 0;
  beforeAll(async () => {
    world = await startTelegramWorld({
      settings: { PIGEON_RING: 'AB-12345' },
      channels: [pigeon],
    });
  });
  afterAll(async () => {
    await world.close();
  });

  const write = async (text: string, ring = 'AB-12345'): Promise<number> => {
    sequence += 1;
    const { status } = await fetch(`${world.stack.url}/api/pigeon`, {
      method: 'POST',
      headers: { 'x-ring': ring },
      body: `${String(sequence)}|loft-7|${text}`,
    });
    await world.stack.settled();
    return status;
  };
  const lastNote = (): string => JSON.stringify(flown.at(-1));

  test('answers, links and pushes with nothing but its own folder', async () => {
    const shopper = await world.newShopper();
    await write('hello');
    const greeting = lastNote();
    await write('log in');
    const linkToken = /link_token=([\w-]{43})/.exec(lastNote())?.[1];
    const answer = await fetch(`${world.stack.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: shopper.email, password: DEMO_PASSWORD, linkToken }),
    });
    const { redirectTo } = (await answer.json()) as { redirectTo: string };
    await write(`ref ${redirectTo.split('/').at(-1) ?? ''}`);
    await world.stack.setParcel(shopper.parcelId, { status: 'out_for_delivery' });
    await world.stack.settled();

    expect(greeting).toContain('automated assistant');
    expect(redirectTo).toMatch(/^https:\/\/pigeon\.example\/[\w-]{43}$/);
    expect(lastNote()).toContain(shopper.parcelId);
    expect(flown.every(({ loft }) => loft === 'loft-7')).toBe(true);
  });

  test('refuses what it does not know as its own', async () => {
    expect(await write('hello', 'forged')).toBe(403);
  });
});
