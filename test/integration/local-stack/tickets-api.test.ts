import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

const HOUR = 3_600_000;

interface Listed {
  readonly ticketId: string;
  readonly status: string;
  readonly subject: string;
  readonly waitingSince?: number;
}

interface Read {
  readonly ticket: Listed;
  readonly notes: readonly {
    readonly author: string;
    readonly agentName?: string;
    readonly text: string;
    readonly at: number;
  }[];
}

describe('the tickets’ API of the local page', () => {
  let stack: StackUnderTest;
  let psid: string;

  beforeAll(async () => {
    stack = await startStackUnderTest();
  });
  afterAll(async () => {
    await stack.close();
  });
  beforeEach(async () => {
    const person = await stack.control.addPerson({ name: 'Carla Diaz', locale: 'en_GB' });
    psid = person.psid;
  });

  const call = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(`${stack.url}/operations/tickets${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    await stack.settled();
    return response;
  };
  const list = async (): Promise<readonly Listed[]> =>
    ((await (await call('GET', '')).json()) as { tickets: readonly Listed[] }).tickets;
  const read = async (ticketId: string): Promise<Read> =>
    (await (await call('GET', `/${ticketId}`)).json()) as Read;
  const ask = async (): Promise<string> => {
    await stack.control.say(psid, 'my parcel is damaged');
    await stack.settled();
    return (await list())[0]!.ticketId;
  };

  test('lists what customers ask, and shows a ticket with its notes', async () => {
    const ticketId = await ask();

    const { ticket, notes } = await read(ticketId);

    expect(ticket).toMatchObject({ ticketId, status: 'open', subject: 'my parcel is damaged' });
    expect(notes).toMatchObject([{ author: 'customer', text: 'my parcel is damaged' }]);
    expect(ticket.waitingSince).toBe(notes[0]!.at);
  });

  test('an agent’s note reaches the chat, at the emulated time', async () => {
    const ticketId = await ask();
    await stack.advance(HOUR);
    const { now } = await stack.control.overview();

    const answer = await call('POST', `/${ticketId}/notes`, {
      text: ' Sorry! ',
      agentName: 'Maria',
    });

    const last = (await read(ticketId)).notes.at(-1);
    expect(answer.status).toBe(200);
    expect(last).toMatchObject({ author: 'agent', agentName: 'Maria', text: 'Sorry!' });
    expect(last!.at).toBeGreaterThanOrEqual(now);
    expect((await stack.textsTo(psid)).at(-1)).toBe('Maria from our team: Sorry!');
  });

  test('closes and reopens, of which the chat is told', async () => {
    const ticketId = await ask();

    await call('PATCH', `/${ticketId}`, { status: 'closed' });
    const closed = await read(ticketId);
    await call('PATCH', `/${ticketId}`, { status: 'open' });

    expect(closed.ticket.status).toBe('closed');
    expect((await read(ticketId)).ticket.status).toBe('open');
    expect((await stack.textsTo(psid)).slice(-2)).toEqual([
      expect.stringContaining(`Ticket ${ticketId} is closed`),
      expect.stringContaining(`Ticket ${ticketId} is open`),
    ]);
  });

  test.each([
    ['a note on no ticket', 'POST', '/T-2XXXXX/notes', { text: 'Hello' }, 'no ticket T-2XXXXX'],
    ['an empty note', 'POST', '/T-2XXXXX/notes', { text: ' ' }, 'Write a note first'],
    ['closing no ticket', 'PATCH', '/T-2XXXXX', { status: 'closed' }, 'no ticket T-2XXXXX'],
    ['an unknown status', 'PATCH', '/T-2XXXXX', { status: 'lost' }, 'Invalid type'],
    ['no ticket', 'GET', '/T-2XXXXX', undefined, 'no ticket T-2XXXXX'],
  ])('refuses %s with a sentence', async (_, method, path, body, sentence) => {
    const answer = await call(method, path, body);

    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toContain(sentence);
  });
});
