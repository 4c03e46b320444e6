import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { DAY } from '../../../src/shared/clock';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import type { SettledItem } from '../../../src/store/outbox';
import { tableNames } from '../../../src/store/tables';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';

describe('muting updates', () => {
  let stack: StackUnderTest;
  let client: DocumentClient;
  let psid: string;

  beforeEach(async () => {
    stack = await startStackUnderTest();
    client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    const [anna] = await stack.control.people();
    psid = anna!.psid;
    await stack.control.say(psid, 'hello');
    await stack.settled();
    await linkPerson(stack, psid);
  });
  afterEach(async () => {
    client.destroy();
    await stack.close();
  });

  const say = async (text: string): Promise<void> => {
    await stack.control.say(psid, text);
    await stack.settled();
  };
  const setParcel = async (parcelId: string, row: Readonly<Record<string, unknown>>) => {
    await stack.setParcel(parcelId, row);
    await stack.settled();
  };
  const textsSince = async (count: number) => (await stack.textsTo(psid)).slice(count);

  /** What became of the updates about a parcel, as operations find it in the table. */
  const outcomesOf = async (parcelId: string) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableNames(stack.tablePrefix).conversations,
        KeyConditionExpression: 'psid = :psid AND begins_with(entry, :sent)',
        ExpressionAttributeValues: { ':psid': psid, ':sent': 'out#' },
      }),
    );
    const settled = Items as readonly Partial<SettledItem>[];
    return settled.flatMap(({ outgoing, outcome, reason }) =>
      outgoing?.type === 'message' && outgoing.subject === `parcel#${parcelId}`
        ? [{ outcome, reason }]
        : [],
    );
  };

  test('by a word keeps the update back, on record, and unmuting shows where the parcel stands', async () => {
    await say('mute DL-1001');
    const before = (await stack.textsTo(psid)).length;
    await setParcel('DL-1001', { status: 'ready_for_pickup', location: 'Kiel' });
    const whileMuted = await textsSince(before);

    await say('unmute');

    expect(whileMuted).toEqual([]);
    expect(await outcomesOf('DL-1001')).toEqual([{ outcome: 'failed', reason: 'muted' }]);
    expect(await textsSince(before)).toEqual([
      expect.stringContaining('Ich schreibe Ihnen wieder'),
      expect.stringMatching(/DL-1001 liegt für Sie zur Abholung bereit\.\nOrt: Kiel/),
    ]);
  });

  test('keeps back what the closed window held before', async () => {
    await stack.control.advanceClock(2 * DAY);
    await setParcel('DL-1001', { status: 'in_transit', note: 'Held' });
    const before = (await stack.textsTo(psid)).length;

    await say('mute');

    expect(await textsSince(before)).toEqual([
      expect.stringContaining('nicht mehr über Ihre Pakete'),
    ]);
    expect(await outcomesOf('DL-1001')).toEqual([{ outcome: 'failed', reason: 'muted' }]);
  });
});
