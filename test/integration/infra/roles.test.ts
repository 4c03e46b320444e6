import { roleStatements } from '../../../src/infra/iam/role-statements';
import { ourTemplate } from '../../../src/infra/our-template';
import { localSettings } from '../../../src/local/local-settings';
import { localDeployment, ROLES, type Access } from '../../../src/local/roles';
import { addNote, listTickets, setTicketStatus } from '../../../src/store/tickets';
import { come } from '../linking/way';
import { WAYS } from '../linking/ways';
import { startLinkWorld, type LinkWorld, type Shopper } from '../linking/world';

const DAY = 24 * 60 * 60 * 1_000;

/** What only rarer ways need, which the tests named here take, under the same roles. */
const NOT_REACHED_HERE: readonly string[] = [
  // A link that moves from one chat to another: linking/two-doors.test.ts.
  'FbWebhookRole dynamodb:UpdateItem conversations',
  // A deletion that finds something to delete in batches: erasure/rich-life.test.ts.
  'ParcelPushRole dynamodb:BatchWriteItem conversations',
  'ParcelPushRole dynamodb:BatchWriteItem logins',
  // What Facebook asks to be deleted: erasure/facebook-callbacks.test.ts.
  'ParcelPushRole dynamodb:DeleteItem customers',
  'ParcelPushRole dynamodb:UpdateItem logins',
];

/** Everything that functions did, as `role action resource`. */
const used = new Set<string>();
const nameOf = (role: string, action: string, resource: string): string =>
  `${role} ${action} ${resource.replace(/^.*:table\/parcel-messenger-/, '')}`;

const remember = ({ by, request }: Access): void => {
  used.add(nameOf(ROLES[by], request.action, request.resource));
};

describe('the roles of the functions', () => {
  let world: LinkWorld;

  beforeAll(async () => {
    world = await startLinkWorld({ onAccess: remember });
  });
  afterAll(() => world.close());

  const say = async (psid: string, text: string, payload?: string): Promise<void> => {
    await world.control.say(psid, text, payload);
    await world.stack.settled();
  };

  const tapReply = async (psid: string, title: string): Promise<void> => {
    const { messages } = await world.control.thread(psid);
    const reply = messages
      .flatMap(({ quickReplies = [] }) => quickReplies)
      .findLast((each) => each.title === title);
    await say(psid, title, reply?.payload);
  };

  async function takeTicketThroughItsLife(psid: string, { parcelId }: Shopper): Promise<void> {
    const { client, tables, control, stack } = world;
    await say(psid, `my parcel ${parcelId} is damaged`);
    const ticket = (await listTickets(client, tables.tickets)).at(-1)!;
    const { now } = await control.overview();
    const note = { author: 'agent', text: 'Which side?', at: now, noteId: 'n1' } as const;
    await addNote(client, tables.tickets, ticket.ticketId, note);
    await stack.settled();
    await say(psid, 'the left one');
    await say(psid, 'what about my request?');
    await setTicketStatus(client, tables.tickets, ticket.ticketId, 'closed', now);
    await stack.settled();
    await tapReply(psid, 'Reopen');
  }

  /** Questions, a ticket, the copy of the data, an unlinking without the chat, and the end of it all. */
  async function liveOn(psid: string, shopper: Shopper): Promise<void> {
    await say(psid, `where is ${shopper.parcelId}?`);
    await say(psid, 'where is XX-99999999?');
    await takeTicketThroughItsLife(psid, shopper);
    await say(psid, 'send me my data');
    await world.stack.advance(2 * DAY);
    await world.logIn(shopper, { intent: 'unlink' });
    await world.stack.settled();
    await say(psid, 'delete my data');
    await tapReply(psid, 'Yes, delete it all');
  }

  async function logInWithFacebook(psid: string): Promise<number> {
    const { url } = world.stack;
    const dialog = new URLSearchParams({
      client_id: localSettings(url).FB_APP_ID,
      redirect_uri: `${url}/login/`,
      response_type: 'token',
      continue_as: psid,
    });
    const back = await fetch(`${url}/facebook/v25.0/dialog/oauth?${dialog.toString()}`, {
      redirect: 'manual',
    });
    const { hash } = new URL(back.headers.get('location') ?? '');
    const accessToken = new URLSearchParams(hash.slice(1)).get('access_token');
    const answer = await fetch(`${url}/api/login/facebook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accessToken }),
    });
    await world.stack.settled();
    return answer.status;
  }

  test('allow everything that the functions do in all that a customer can go through', async () => {
    const { stack } = world;
    for (const way of WAYS) {
      const [psid, shopper] = [await world.newChat(), await world.newShopper()];
      await come(world, await way.begin(world, psid, shopper), psid);
      await stack.setParcel(shopper.parcelId, { status: 'out_for_delivery' });
      await stack.settled();
      if (way === WAYS[0]) await liveOn(psid, shopper);
    }
    const psid = await world.newChat();
    const loggedIn = [await logInWithFacebook(psid), await logInWithFacebook(psid)];

    expect(loggedIn).toEqual([200, 200]);
    expect(stack.logged.filter((line) => line.includes('role_refuses'))).toEqual([]);
  }, 240_000);

  test('allow next to nothing else', () => {
    const template = ourTemplate();
    const deployment = localDeployment(template, 'parcel-messenger-');

    const granted = Object.values(ROLES).flatMap((role) =>
      roleStatements(template, role, deployment).flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => nameOf(role, action, resource))),
      ),
    );

    const ofTables = granted.filter((each) => / dynamodb:(\w+Item|Query|Scan) /.test(each));
    const idle = ofTables.filter((each) => !used.has(each) && !NOT_REACHED_HERE.includes(each));
    expect(idle).toEqual([]);
  });
});

describe('a role', () => {
  let world: LinkWorld;

  beforeAll(async () => {
    world = await startLinkWorld();
  });
  afterAll(() => world.close());

  const as = (accessKeyId: string, operation: string, body: object) =>
    fetch(world.stack.dynamoDbEndpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/eu-west-1/dynamodb/aws4_request`,
      },
      body: JSON.stringify(body),
    }).then(async (answer) => ((await answer.json()) as { __type?: string }).__type ?? 'allowed');

  const TABLE = { TableName: 'parcel-messenger-customers', Key: { customerId: { S: 'C-1001' } } };

  test.each([
    ['a whole row of a customer', 'GetItem', TABLE],
    ['a hash by name', 'GetItem', { ...TABLE, ProjectionExpression: 'psid, passwordHash' }],
    [
      'a hash by another name',
      'GetItem',
      {
        ...TABLE,
        ProjectionExpression: '#x',
        ExpressionAttributeNames: { '#x': 'passwordHash' },
      },
    ],
    [
      'a hash by guessing at it',
      'UpdateItem',
      {
        ...TABLE,
        UpdateExpression: 'REMOVE linkRequest',
        ConditionExpression: 'begins_with(passwordHash, :a)',
        ExpressionAttributeValues: { ':a': { S: '$2' } },
      },
    ],
    ['what it changed', 'UpdateItem', { ...TABLE, ReturnValues: 'ALL_NEW' }],
  ])('of fb_webhook and of parcel_push does not tell %s', async (_, operation, body) => {
    const answers = [
      await as('fbwebhook', operation, body),
      await as('parcelpush', operation, body),
    ];

    expect(answers).toEqual(Array(2).fill(expect.stringContaining('AccessDeniedException')));
  });

  test('tells what is named and no secret', async () => {
    const body = { ...TABLE, ProjectionExpression: 'psid, email' };

    const answers = [
      await as('fbwebhook', 'GetItem', body),
      await as('parcelpush', 'GetItem', body),
    ];

    expect(answers).toEqual(['allowed', 'allowed']);
  });

  test.each([
    ['parcels', { parcelId: { S: 'DL-1001' } }],
    ['conversations', { psid: { S: '1' }, entry: { S: 'state' } }],
    ['tickets', { ticketId: { S: '1' }, entry: { S: 'ticket' } }],
  ])('of user_login does not open %s', async (table, Key) => {
    const answer = await as('userlogin', 'GetItem', {
      TableName: `parcel-messenger-${table}`,
      Key,
    });

    expect(answer).toContain('AccessDeniedException');
  });
});
