import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { MINUTE } from '../../../src/shared/clock';
import { newConversation, type ConversationState } from '../../../src/store/conversation-state';
import {
  accountLinking,
  anna,
  echo,
  INBOX_APP_ID,
  known,
  linkedState,
  message,
  NOW,
  passThreadControl,
  readable,
  snapshotFor,
  tap,
} from './events';

const decideOn = (event: WebhookEvent, more: Partial<Snapshot> = {}) =>
  decide(event, snapshotFor(event, more));

const ASKED_AT = NOW - MINUTE;
const asked = (more: Partial<ConversationState> = {}): ConversationState =>
  known({ eraseQuestion: { askedAt: ASKED_AT, nextOrder: known().nextOrder }, ...more });
const answer = (yes: boolean, askedAt = ASKED_AT) => tap({ do: 'answerErase', yes, askedAt });

const ERASED = ['<erase>'];
const outcomeOf = (event: WebhookEvent, more: Partial<Snapshot> = {}) =>
  decideOn(event, more).outcome;

describe('asking to have everything deleted', () => {
  test.each([
    ['written', message('delete my data')],
    ['chosen', tap({ do: 'deleteData' })],
  ])('when %s is answered by a question that names what goes and what stays', (_, event) => {
    const decided = decideOn(event);

    const [question = ''] = readable(decided.outgoing);
    expect(question).toMatch(/conversation.*tickets.*links and codes.*can't be undone/);
    expect(question).toMatch(/What stays is your customer account.*parcels/);
    expect(question).toMatch(/\[Yes, delete it all\] \[No\]$/);
    expect(decided.change.eraseQuestion).toEqual({
      askedAt: NOW,
      nextOrder: known().nextOrder + 1,
    });
    expect(decided.effects).toEqual([]);
  });

  test('is asked in German too', () => {
    const decided = decideOn(message('meine Daten löschen'), { state: known({ locale: 'de' }) });

    expect(readable(decided.outgoing)[0]).toMatch(
      /^Soll ich alles löschen[^]*Es bleiben Ihr Kundenkonto[^]*\[Ja, alles löschen\] \[Nein\]$/,
    );
  });

  test('goes on no ticket, although one is open', () => {
    const state = known({ openTickets: [{ ticketId: 'T-1' }] });

    expect(outcomeOf(message('please delete all of my data'), { state })).toBe('erase_question');
  });
});

describe('a yes', () => {
  test('of somebody who is linked ends the link, says goodbye and then deletes', () => {
    const state = linkedState({ eraseQuestion: { askedAt: ASKED_AT } });

    const decided = decideOn(answer(true), { state, customer: anna });

    expect(readable(decided.outgoing)).toEqual([
      '<unlink>',
      expect.stringMatching(/^I'm deleting everything now/),
      '<erase>',
    ]);
    expect(decided.outgoing.at(-1)).toEqual({ type: 'erase', askedBy: 'chat', customerId: 'C-1' });
    expect(decided.effects).toEqual([{ type: 'unlink', customerId: 'C-1' }]);
    expect(decided.change).toMatchObject({ customerId: null, eraseQuestion: null });
  });

  test('of somebody who is not says goodbye and deletes', () => {
    const decided = decideOn(answer(true), { state: asked() });

    expect(readable(decided.outgoing)).toEqual([expect.stringContaining('deleting'), '<erase>']);
    expect(decided.effects).toEqual([]);
  });

  test('counts while a human has the thread', () => {
    const state = asked({ threadOwner: { appId: INBOX_APP_ID, since: NOW - MINUTE } });

    expect(outcomeOf(answer(true), { state })).toBe('erase');
  });

  test('that is typed counts while the question is the last that was said', () => {
    const nextOrder = known().nextOrder + 1;

    const [atOnce, later] = [
      decideOn(message('yes'), { state: asked() }),
      decideOn(message('yes'), { state: asked({ nextOrder }) }),
    ];

    expect(readable(atOnce.outgoing).slice(-1)).toEqual(ERASED);
    expect(readable(later.outgoing)).not.toContain('<erase>');
  });

  test.each([
    ['to an older question', answer(true, ASKED_AT - 1), asked()],
    ['to no question', answer(true), known()],
    [
      'a quarter of an hour late',
      answer(true, NOW - 15 * MINUTE),
      known({ eraseQuestion: { askedAt: NOW - 15 * MINUTE } }),
    ],
  ])('%s deletes nothing, and says so', (_, event, state) => {
    const decided = decideOn(event, { state });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/question is closed, and nothing was deleted/),
    ]);
  });
});

test.each([
  ['tapped', answer(false)],
  ['typed', message('no thanks')],
])('a no that is %s deletes nothing', (_, event) => {
  const decided = decideOn(event, { state: asked() });

  expect(readable(decided.outgoing)[0]).toMatch(/^All right, nothing was deleted/);
  expect(decided.change).toMatchObject({ eraseQuestion: null });
});

test('a yes to the question whether to link, asked since, deletes nothing', () => {
  const nextOrder = known().nextOrder + 1;
  const linkQuestion = {
    ...{ customerId: 'C-2', reference: 'ref#1', via: 'm_me' as const, askedAt: NOW },
    nextOrder,
  };
  const state = asked({ nextOrder, linkQuestion });

  const decided = decideOn(message('yes'), {
    state,
    candidate: { customerId: 'C-2', name: 'Ben' },
  });

  expect(decided.outcome).toBe('linked');
});

describe('after everything was deleted', () => {
  const erasedAt = NOW - 5_000;
  const gone: Partial<Snapshot> = { state: newConversation('P-1'), erasedAt };
  const nothing = { change: {}, outgoing: [], effects: [], outcome: 'erased' };

  test.each<[string, WebhookEvent]>([
    ['a message from before', message('hello', { timestamp: erasedAt })],
    ['a late echo of ours', echo({ metadata: 'pm1:1:abcdefgh' })],
    ['an echo of a human', echo({ appId: INBOX_APP_ID })],
    ['a thread that is handed over', passThreadControl(null)],
    ["Facebook's word that the link is gone", accountLinking('unlinked')],
  ])('%s begins nothing', (_, event) => {
    expect(decideOn(event, gone)).toMatchObject(nothing);
  });

  test('a message from before changes nothing when a new conversation has begun', () => {
    const decided = decideOn(message('hello', { timestamp: erasedAt }), {
      state: known(),
      erasedAt,
    });

    expect(decided).toMatchObject(nothing);
  });

  test('an echo in a new conversation belongs to it', () => {
    const decided = decideOn(echo({ appId: INBOX_APP_ID }), { state: known(), erasedAt });

    expect(decided.outcome).toBe('thread_owned_by_other');
  });

  test('a message from since begins from zero', () => {
    const decided = decideOn(message('hello'), gone);

    expect(readable(decided.outgoing)[0]).toMatch(/^Hello! I'm an automated assistant/);
  });
});
