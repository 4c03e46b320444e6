import { decide } from '../../../src/conversation/decide';
import type { PassThread } from '../../../src/messenger/outgoing';
import type {
  RequestThreadControlEvent,
  WebhookEvent,
} from '../../../src/messenger/webhook/events';
import { DAY, HOUR } from '../../../src/shared/clock';
import {
  anna,
  APP_ID,
  echo,
  INBOX_APP_ID,
  known,
  linkedState,
  message,
  NOW,
  origin,
  readable,
  snapshotFor,
  tap,
} from './events';

const owner = { appId: INBOX_APP_ID, since: NOW - HOUR };
const OTHER_APP = '555000555000555';

const decideOn = (event: WebhookEvent, more: Parameters<typeof snapshotFor>[1] = {}) =>
  decide(event, snapshotFor(event, more));
const passIn = ({ outgoing }: ReturnType<typeof decide>): PassThread | undefined =>
  outgoing.find((item): item is PassThread => item.type === 'passThread');

describe('asking for a human', () => {
  test.each([
    ['typed', message('can I talk to a human?')],
    ['typed in German', message('Ich möchte mit einem Menschen sprechen')],
    ['as a quick reply', message('x', { quickReplyPayload: '{"v":1,"do":"human"}' })],
    ['from the menu', tap({ do: 'human' })],
    ['with a parcel', message('I want to talk to a human about DL-1001')],
  ])('%s says so, and passes the thread to the Inbox behind it', (_, event) => {
    const decided = decideOn(event);

    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(
        /a person will answer you here.*"back to the bot".*\[Back to the bot\]/,
      ),
      '<passThread>',
    ]);
    expect(passIn(decided)?.targetAppId).toBe(INBOX_APP_ID);
  });

  test('becomes a ticket on another messenger, which has no thread to pass', () => {
    const decided = decideOn(tap({ do: 'human' }), { state: known({ psid: 'telegram:1' }) });

    expect(decided.outcome).toBe('ticket_prompt');
  });

  test('silences the bot at once, and tells which item passes the thread', () => {
    const decided = decideOn(tap({ do: 'human' }), { state: known({ nextOrder: 5 }) });

    expect(decided.change).toMatchObject({
      threadOwner: { appId: INBOX_APP_ID, since: NOW, passedBy: 6 },
      ownerChangedAt: NOW,
    });
  });

  test('counts what comes before the announcement', () => {
    const state = known({ nextOrder: 0 });

    const decided = decideOn(message('talk to a human'), { state });

    expect(readable(decided.outgoing)[0]).toMatch(/automated assistant/);
    expect(decided.change.threadOwner).toMatchObject({ passedBy: 2 });
  });

  test.each([
    ['a question of ours is open', { ticketPrompt: { askedAt: NOW - HOUR } }],
    ['a ticket is open', { openTickets: [{ ticketId: 'T-1' }] }],
  ])('works while %s', (_, more) => {
    const decided = decideOn(message('let me talk to a human'), { state: known(more) });

    expect(decided.outcome).toBe('human');
  });

  test('is not meant by a long answer to our question that speaks of a human', () => {
    const state = known({ ticketPrompt: { askedAt: NOW - 1_000 } });
    const words = 'yesterday I could talk to a human at your shop who promised it for today';

    const decided = decideOn(message(words), { state });

    expect(decided.outcome).toBe('ticket_opened');
  });
});

describe('the summary for the human', () => {
  test('holds the words, whether an account is linked, parcels named and the open ticket', () => {
    const state = linkedState({
      spokenOf: { parcelIds: ['DL-7'], at: NOW - HOUR },
      openTickets: [{ ticketId: 'T-1', customerId: 'C-1' }],
    });
    const event = message('talk to a human about DL-1001');

    const decided = decideOn(event, { state, customer: anna });

    expect(passIn(decided)?.summary).toBe(
      'Asks for a human: “talk to a human about DL-1001” Linked with a customer account. Spoke of DL-1001, DL-7. Open ticket T-1.',
    );
  });

  test('names nothing of the account, and no parcel of the day before yesterday', () => {
    const state = linkedState({ spokenOf: { parcelIds: ['DL-7'], at: NOW - 2 * DAY } });

    const decided = decideOn(tap({ do: 'human' }), { state, customer: anna });

    expect(passIn(decided)?.summary).toBe('Asks for a human. Linked with a customer account.');
  });

  test('fits into the metadata, however long the words', () => {
    const decided = decideOn(message(`talk to a human ${'👩‍👩‍👧 '.repeat(400)}`));

    expect(passIn(decided)?.summary.length).toBeLessThan(1_000);
  });

  test('knows what was asked for before', () => {
    const decided = decideOn(message('where is DL-1001?'), {
      state: linkedState(),
      customer: anna,
    });

    expect(decided.change.spokenOf).toEqual({ parcelIds: ['DL-1001'], at: NOW });
  });
});

describe('back to the bot', () => {
  const owned = known({ threadOwner: owner });

  test.each([
    ['typed', message('Back to the bot!', { channel: 'standby' })],
    ['typed in German', message('zurück zum Bot', { channel: 'standby' })],
    ['by the quick reply', message('x', { quickReplyPayload: '{"v":1,"do":"takeBack"}' })],
    [
      'by a title without payload',
      {
        ...origin(),
        kind: 'postback' as const,
        title: 'Zurück zum Bot',
        channel: 'standby' as const,
      },
    ],
  ])('%s takes the thread, and greets only once it is ours', (_, event) => {
    const decided = decideOn(event, { state: owned });

    expect(decided.outgoing).toMatchObject([
      { type: 'takeThread', then: { content: { text: expect.stringMatching(/back/i) as string } } },
    ]);
    expect(decided.change.threadOwner).not.toBeNull();
  });

  test.each(['my parcel came back', 'please send it back to the bot shop', 'back', 'bot'])(
    'is not meant by «%s»',
    (text) => {
      const decided = decideOn(message(text, { channel: 'standby' }), { state: owned });

      expect(decided.outgoing).toEqual([]);
    },
  );

  test('greets where the bot has the thread anyway', () => {
    const decided = decideOn(message('back to the bot'));

    expect(decided.outcome).toBe('greeting');
  });
});

describe('standby', () => {
  test('tells that somebody has a thread which nobody told us of', () => {
    const event = message('hello?', { channel: 'standby' });

    const { change } = decideOn(event);

    expect(change.threadOwner).toEqual({
      appId: 'unknown',
      since: event.timestamp,
      standbyAt: event.timestamp,
    });
  });

  test('from before the thread came back tells nothing', () => {
    const event = message('hello?', { channel: 'standby' });
    const state = known({ ownerChangedAt: event.timestamp + 1 });

    const { change } = decideOn(event, { state });

    expect(change).not.toHaveProperty('threadOwner');
  });

  test('having ended without an event shows that the thread was released', () => {
    const event = message('help');
    const state = known({ threadOwner: { ...owner, standbyAt: event.timestamp - 1 } });

    const decided = decideOn(event, { state });

    expect(decided.change.threadOwner).toBeNull();
    expect(decided.release).toBe(true);
    expect(decided.outcome).toBe('help');
  });

  test.each([
    ['it never began', message('help'), {}],
    ['this is older', message('help'), { standbyAt: NOW }],
    [
      'links come by the ordinary channel always',
      { ...origin(), kind: 'referral' as const },
      { standbyAt: NOW - HOUR },
    ],
  ])('has not ended where %s', (_, event, more) => {
    const state = known({ threadOwner: { ...owner, ...more } });

    const decided = decideOn(event, { state });

    expect(decided.outgoing).toEqual([]);
    expect(decided.change).not.toHaveProperty('threadOwner');
  });
});

describe('an answer of the Inbox in a thread that we think ours', () => {
  const reply = echo({ appId: INBOX_APP_ID, text: 'Thanks, we will be back soon' });

  test('changes nothing where Facebook says that the thread is ours: nobody wrote it', () => {
    const decided = decideOn(reply, { owner: { kind: 'app', appId: APP_ID } });

    expect(decided).toMatchObject({ outcome: 'automation_echo', change: {} });
  });

  test.each([
    ['another has it', { kind: 'app' as const, appId: INBOX_APP_ID }],
    ['we may not see', { kind: 'nobody' as const }],
    ['no answer comes', { kind: 'no_answer' as const }],
  ])('silences the bot where %s', (_, found) => {
    const decided = decideOn(reply, { owner: found });

    expect(decided.outcome).toBe('thread_owned_by_other');
  });
});

describe('a request for the thread', () => {
  const request = (appId: string | null): RequestThreadControlEvent => ({
    ...origin(),
    kind: 'requestThreadControl',
    requestedOwnerAppId: appId,
  });

  test('by the Page Inbox is granted, and the customer told', () => {
    const decided = decideOn(request(INBOX_APP_ID));

    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/person from our team is joining.*\[Back to the bot\]/),
      '<passThread>',
    ]);
    expect(decided.change.threadOwner).toMatchObject({ appId: INBOX_APP_ID, passedBy: 6 });
  });

  test('after the window has closed is granted without a word', () => {
    const state = known({ lastUserActionAt: NOW - 2 * DAY });

    const decided = decideOn(request(INBOX_APP_ID), { state });

    expect(readable(decided.outgoing)).toEqual(['<passThread>']);
  });

  test.each([OTHER_APP, APP_ID, null])('by any other app (%s) is declined', (appId) => {
    const decided = decideOn(request(appId));

    expect(decided).toMatchObject({ outcome: 'thread_request_declined', outgoing: [], change: {} });
  });

  test('for a thread that is not ours is left to its owner', () => {
    const decided = decideOn(request(INBOX_APP_ID), { state: known({ threadOwner: owner }) });

    expect(decided.outgoing).toEqual([]);
  });
});
