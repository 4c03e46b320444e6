import type { FaultName } from '../../../src/local/messenger/wire/fault-names';
import { MINUTE } from '../../../src/shared/clock';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

const OUT_FOR_DELIVERY = 'DL-1001 ist in der Zustellung';
const DELIVERED = 'DL-1001 ist zugestellt';

describe('when something fails, the customer reads each update once and in order', () => {
  let stack: StackUnderTest;
  let psid: string;

  beforeEach(async () => {
    stack = await startStackUnderTest();
    const [anna] = await stack.control.people();
    psid = anna!.psid;
    await stack.control.say(psid, 'Hallo');
    await stack.settled();
    await linkPerson(stack, psid);
  });
  afterEach(async () => {
    await stack.close();
  });

  /** Which of the two updates the customer has read, in order. */
  const updatesRead = async (): Promise<readonly string[]> =>
    (await stack.textsTo(psid)).flatMap((text) =>
      [OUT_FOR_DELIVERY, DELIVERED].filter((update) => text.includes(update)),
    );

  const push = async (status: string): Promise<void> => {
    await stack.setParcel('DL-1001', { status });
    await stack.settled();
  };

  const wait = async (minutes: number): Promise<void> => {
    for (let passed = 0; passed < minutes; passed += 1) {
      await stack.advance(MINUTE);
      await stack.settled();
    }
  };

  test.each<[FaultName, number]>([
    ['http500', 15],
    ['code2', 15],
    ['rateLimited', 15],
    ['invalidToken', 15],
    ['pageRestricted', 45],
  ])(
    '%s at Graph: nothing is lost, and all is sent after it has passed',
    async (fault, minutes) => {
      await stack.control.setFault(fault, true);
      await push('out_for_delivery');
      await push('delivered');
      const during = await updatesRead();
      await stack.control.setFault(fault, false);

      await wait(minutes);

      expect(during).toEqual([]);
      expect(await updatesRead()).toEqual([OUT_FOR_DELIVERY, DELIVERED]);
    },
  );

  test.each<FaultName>(['invalidReply', 'timeoutAfterSend'])(
    '%s: its echo settles each message, which is sent once',
    async (fault) => {
      await stack.control.setFault(fault, 1);
      await push('out_for_delivery');
      await push('delivered');

      await wait(3);

      const queue = await (await fetch(`${stack.url}/operations/queue`)).text();
      expect(await updatesRead()).toEqual([OUT_FOR_DELIVERY, DELIVERED]);
      expect(queue).not.toContain('unconfirmed');
    },
  );

  test('while DynamoDB is throttled the webhook is answered 503, and handled once when it is back', async () => {
    const before = (await stack.textsTo(psid)).length;
    stack.throttleDynamoDb(true);
    await stack.control.say(psid, 'Wo ist DL-1001?');
    await stack.settled();
    const refused = await stack.control.wire();
    stack.throttleDynamoDb(false);

    await wait(15);

    expect(JSON.stringify(refused)).toContain('503');
    expect((await stack.textsTo(psid)).length).toBe(before + 1);
  });

  test('a webhook that arrives twice is answered once', async () => {
    const before = (await stack.textsTo(psid)).length;
    await stack.control.setFault('webhookDuplicated', true);

    await stack.control.say(psid, 'Wo ist DL-1001?');
    await stack.settled();

    expect((await stack.textsTo(psid)).length).toBe(before + 1);
  });
});
