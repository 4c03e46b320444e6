import { DAY } from '../../../src/shared/clock';
import { createLog } from '../../../src/shared/log';
import { embedMetrics } from '../../../src/shared/metrics/embed-metrics';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

type Line = Readonly<Record<string, unknown>>;

/** The three Lambdas behind the webhook and the streams, and what CloudWatch would read in their log. */
describe('what the log tells of one cause', () => {
  let stack: StackUnderTest;
  let psid: string;
  const lines: Line[] = [];

  beforeAll(async () => {
    const log = createLog(
      (line) => lines.push(JSON.parse(line) as Line),
      Date.now,
      embedMetrics('test'),
    );
    stack = await startStackUnderTest({ log });
    psid = (await stack.control.people())[0]!.psid;
    await stack.control.say(psid, 'hello');
    await stack.settled();
    await linkPerson(stack, psid);
  });
  beforeEach(() => {
    lines.length = 0;
  });
  afterAll(() => stack.close());

  const about = (event: string): readonly Line[] => lines.filter((line) => line['event'] === event);

  /** The line of that event with these fields, once it is there. */
  async function logged(event: string, fields: Line): Promise<Line> {
    for (;;) {
      await stack.settled();
      const found = about(event).find((line) =>
        Object.entries(fields).every(([name, value]) => line[name] === value),
      );
      if (found !== undefined) return found;
    }
  }
  const callFor = ({ correlationId }: Line): Promise<Line> =>
    logged('graph_call', { correlationId });

  test('one id leads from a message to its answer, which is counted', async () => {
    await stack.control.say(psid, 'Who are you?');

    const message = await logged('event_handled', { kind: 'message' });
    const call = await callFor(message);

    expect(message['correlationId']).toEqual(expect.stringMatching(/^[\da-f-]{36}$/));
    expect(message).toMatchObject({ Stage: 'test', Kind: 'message', EventsHandled: 1 });
    expect(call).toMatchObject({ Verdict: 'sent', Verdicts: 1, Window: 'open', MessagesSent: 1 });
  });

  test('one id leads from a row’s change to its push, which is timed', async () => {
    await stack.setParcel('DL-1001', { status: 'out_for_delivery' });

    const change = await logged('change_handled', { kind: 'pushParcelChange', reason: 'pushed' });
    const call = await callFor(change);

    expect(call).toMatchObject({ MessagesSent: 1, EditToAccepted: expect.any(Number) as number });
    expect(call['EditToAccepted']).toBeLessThan(60_000);
  });

  test('an event that comes again is counted as such', async () => {
    await stack.control.setFault('webhookDuplicated', 1);
    await stack.control.say(psid, 'help');

    const again = await logged('event_duplicate', { kind: 'message' });

    expect(again).toMatchObject({ EventsDuplicate: 1 });
  });

  test('a request without a signature is counted as refused', async () => {
    await fetch(`${stack.url}/api/facebook`, { method: 'POST', body: '{}' });

    expect(about('webhook_refused')).toMatchObject([
      { WebhookRejected: 1, correlationId: expect.any(String) as string },
    ]);
  });

  test('what Facebook enforces on the Page is counted', async () => {
    await stack.control.enforcePolicy('block');
    await stack.control.enforcePolicy('unblock');

    const trouble = await logged('page_trouble', {});

    expect(trouble).toMatchObject({ kind: 'page_blocked', PageRestricted: 1 });
  });

  test('an update that is held keeps its id, is counted by its reason, and is not timed when it goes out', async () => {
    await stack.advance(2 * DAY);
    await stack.setParcel('DL-1001', { status: 'delivered' });
    const held = await logged('message_held', {});
    await stack.control.say(psid, 'hello again');
    const late = await callFor(held);

    expect(held).toMatchObject({ Reason: 'window_closed', MessagesHeld: 1 });
    expect(late).toMatchObject({ MessagesSent: 1 });
    expect(late).not.toHaveProperty('EditToAccepted');
  });

  test('a dead token is counted, and the line says nothing of the token or the person', async () => {
    await stack.control.setFault('invalidToken', true);
    await stack.control.say(psid, 'help');
    const opened = await logged('circuit_opened', {});
    const call = await logged('graph_call', { verdict: 'token_dead' });
    await stack.control.setFault('invalidToken', false);

    expect(opened).toMatchObject({ DeadToken: 1, Stage: 'test' });
    expect(call).toMatchObject({ Verdict: 'token_dead', Verdicts: 1 });
    expect(JSON.stringify(lines)).not.toContain(psid);
  });
});
