import { DAY } from '../../../src/shared/clock';
import type { OutboxView } from '../../../src/delivery/outbox/outbox-view';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

describe('the queue as the local page sees it', () => {
  let stack: StackUnderTest;
  let psid: string;

  beforeEach(async () => {
    stack = await startStackUnderTest();
    psid = (await stack.control.people())[0]!.psid;
  });
  afterEach(async () => {
    await stack.close();
  });

  const queue = async (): Promise<OutboxView> =>
    (await (await fetch(`${stack.url}/operations/queue`)).json()) as OutboxView;

  test('shows what was sent, and nothing that names the send to Facebook', async () => {
    await stack.control.say(psid, 'hello');
    await stack.settled();

    const view = await queue();

    const [person] = view.people;
    expect(person).toMatchObject({
      psid,
      waiting: [],
      settled: [{ outcome: 'sent', messagingType: 'RESPONSE', attempts: 0 }],
    });
    expect(JSON.stringify(view)).not.toMatch(/nonce|lease|correlationId|payload/);
  });

  test('shows what the closed window holds', async () => {
    await stack.control.say(psid, 'hello');
    await stack.settled();
    await linkPerson(stack, psid);
    await stack.advance(2 * DAY);

    await stack.setParcel('DL-1001', { status: 'out_for_delivery' });
    await stack.settled();

    const { people } = await queue();
    expect(people[0]?.waiting).toMatchObject([
      { state: { status: 'held', reason: 'window_closed' } },
    ]);
  });

  test('shows the Page’s open circuit, and who waits because of it', async () => {
    await stack.control.setFault('invalidToken', true);
    await stack.control.say(psid, 'hello');
    await stack.settled();

    const { circuit, people } = await queue();

    expect(circuit).toMatchObject({ reason: 'token_dead', openUntil: people[0]?.dueAt });
    expect(people[0]?.waiting).toMatchObject([{ state: { status: 'waiting' } }]);
  });
});
