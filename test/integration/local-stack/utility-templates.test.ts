import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { templatesSubmit } from '../../../src/cli/commands/templates-submit';
import type { OutboxView, WaitingItem } from '../../../src/delivery/outbox/outbox-view';
import { localSettings } from '../../../src/local/local-settings';
import { DAY, HOUR } from '../../../src/shared/clock';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import { tableNames } from '../../../src/store/tables';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { startAwsServer, type AwsReply, type AwsServer } from '../../helpers/aws-server';
import { localCredentials } from '../../helpers/tables';

/** One stack for all: each test has a parcel of its own, and leaves Facebook as it found it. */
describe('updates outside the window', () => {
  let stack: StackUnderTest;
  let client: DocumentClient;
  let psid: string;
  let ses: AwsServer;
  let sesAnswers: AwsReply = { status: 200, body: { MessageId: 'mail-1' } };

  beforeAll(async () => {
    ses = await startAwsServer('ses', () => sesAnswers);
    stack = await startStackUnderTest({
      settings: {
        UTILITY_TEMPLATES: 'approved',
        FALLBACK_EMAIL_FROM: 'parcels@example.com',
        AWS_ENDPOINT_URL_SESV2: ses.endpoint,
      },
    });
    client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    psid = (await stack.control.people())[0]!.psid;
    await stack.control.say(psid, 'hello');
    await stack.settled();
    await linkPerson(stack, psid);
    await stack.advance(2 * DAY);
  });
  afterAll(async () => {
    client.destroy();
    await stack.close();
    await ses.close();
  });

  const submit = () =>
    typeCommand([templatesSubmit], commandWorld({ env: localSettings(stack.url) }), [
      'templates',
      'submit',
    ]);

  const setStatus = async (parcelId: string, status: string): Promise<void> => {
    const Item = { parcelId, customerId: 'C-1001', status };
    await client.send(new PutCommand({ TableName: tableNames(stack.tablePrefix).parcels, Item }));
    await stack.settled();
  };

  const decide = async (name: string, status: 'APPROVED' | 'REJECTED'): Promise<void> => {
    const { templates } = await stack.control.overview();
    const ids = templates.filter((each) => each.name === name).map(({ id }) => id);
    for (const id of ids) await stack.control.setTemplateStatus(id, status);
    await stack.settled();
  };

  const advance = async (milliseconds: number): Promise<void> => {
    await stack.advance(milliseconds);
    await stack.settled();
  };

  const textsAbout = async (parcelId: string) =>
    (await stack.textsTo(psid)).filter((text) => text.includes(parcelId));

  const stateOf = async (parcelId: string): Promise<WaitingItem['state'] | undefined> => {
    const answer = await fetch(`${stack.url}/operations/queue`);
    const { people } = (await answer.json()) as OutboxView;
    return people
      .flatMap(({ waiting }) => waiting)
      .find((item) => JSON.stringify(item).includes(parcelId))?.state;
  };

  test('wait until there are templates, and go out as approved ones then', async () => {
    await setStatus('DL-7001', 'delivered');
    const before = await stateOf('DL-7001');
    const { code } = await submit();

    await advance(HOUR);

    expect(before).toMatchObject({ status: 'held', reason: 'template_not_approved' });
    expect(code).toBe(0);
    expect(await textsAbout('DL-7001')).toEqual([
      'Guten Tag Anna Berger, Ihr Paket DL-7001 ist zugestellt.',
    ]);
  });

  test('wait when Facebook rejects the template, until it approves it', async () => {
    await decide('parcel_on_hold', 'REJECTED');
    await setStatus('DL-7002', 'on_hold');
    const whileRejected = await stateOf('DL-7002');
    await decide('parcel_on_hold', 'APPROVED');

    await advance(HOUR);

    expect(whileRejected).toMatchObject({ status: 'held', reason: 'template_not_approved' });
    expect(await textsAbout('DL-7002')).toHaveLength(1);
  });

  test('wait while Facebook refuses utility messages, and others go out meanwhile', async () => {
    await stack.control.setPermission('pages_utility_messaging', false);
    await setStatus('DL-7004', 'delivered');
    await setStatus('DL-7005', 'delivered');
    const refused = [await stateOf('DL-7004'), await stateOf('DL-7005')];
    const [, ben] = await stack.control.people();
    await stack.control.say(ben!.psid, 'hello');
    await stack.settled();
    await stack.control.setPermission('pages_utility_messaging', true);

    await advance(HOUR);

    const held = { status: 'held', reason: 'utility_refused' };
    expect(refused).toEqual([expect.objectContaining(held), expect.objectContaining(held)]);
    expect(await stack.textsTo(ben!.psid)).toHaveLength(1);
    // The one that was refused waits for the customer; the one behind it, never tried, shows that it works again.
    expect(await stateOf('DL-7004')).toMatchObject(held);
    expect(await textsAbout('DL-7005')).toHaveLength(1);
  });

  test('that are a day old are no news any more, and wait for the customer', async () => {
    await decide('parcel_cancelled', 'REJECTED');
    await setStatus('DL-7003', 'cancelled');
    await advance(DAY);
    await decide('parcel_cancelled', 'APPROVED');

    await advance(HOUR);

    expect(await textsAbout('DL-7003')).toEqual([]);
    expect(await stateOf('DL-7003')).toMatchObject({ status: 'held', reason: 'window_closed' });
  });

  test('are told by e-mail once, and its link into the chat brings them', async () => {
    const before = ses.calls.length;
    await decide('parcel_return_to_sender', 'REJECTED');
    await setStatus('DL-7006', 'return_to_sender');
    await advance(HOUR);
    const mails = ses.calls.slice(before).map(({ body }) => JSON.stringify(body));
    const [, ref = ''] = /m\.me\/\d+\?ref=([\w-]+)/.exec(mails[0] ?? '') ?? [];

    await stack.control.openLink(psid, ref);
    await stack.settled();

    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('"ToAddresses":["anna@example.com"]');
    expect(mails[0]).not.toContain('DL-7006');
    expect(stack.logged.join()).not.toContain('anna@example.com');
    expect(await textsAbout('DL-7006')).toHaveLength(1);
  });

  test.each([
    ['refuses', 'DL-7101', 400, 'MessageRejected'],
    ['fails to take', 'DL-7102', 500, 'InternalServiceErrorException'],
  ])(
    'whose e-mail SES %s wait in the chat, with no other',
    async (_, parcelId, status, errorType) => {
      sesAnswers = { status, body: {}, errorType };
      const before = ses.calls.length;
      await advance(2 * DAY);
      await setStatus(parcelId, 'return_to_sender');
      await advance(HOUR);
      const waiting = await stateOf(parcelId);

      await stack.control.say(psid, 'hello');
      await stack.settled();

      expect(waiting).toMatchObject({ status: 'held' });
      expect(ses.calls).toHaveLength(before + 1);
      expect(await textsAbout(parcelId)).toHaveLength(1);
      const told = stack.logged.filter((line) => line.includes('update_not_mailed'));
      expect(told.at(-1)).toContain(errorType);
      expect(told.join()).not.toContain('anna@example.com');
    },
  );

  test('in the open window are told by no e-mail', async () => {
    const before = ses.calls.length;

    await setStatus('DL-7007', 'delivered');

    expect(await textsAbout('DL-7007')).toHaveLength(1);
    expect(ses.calls).toHaveLength(before);
  });
});
