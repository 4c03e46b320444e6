import { decide } from '../../../src/conversation/decide';
import { DAY } from '../../../src/shared/clock';
import { metadataOf } from '../../../src/store/queue-item';
import {
  anna,
  APP_ID,
  echo,
  INBOX_APP_ID,
  known,
  linkedState,
  NOW,
  passThreadControl,
  readable,
  snapshotFor,
  takeThreadControl,
} from './events';

const owner = { appId: INBOX_APP_ID, since: NOW - 1_000 };
const nonce = 'abcdefgh12345678';

describe('control of the thread', () => {
  test.each([
    ['passed to the Inbox', passThreadControl(INBOX_APP_ID), INBOX_APP_ID],
    ['taken by the Inbox', takeThreadControl(INBOX_APP_ID), INBOX_APP_ID],
    ['taken from us by nobody named', takeThreadControl(null), 'unknown'],
    ['answered by another app', echo({ appId: INBOX_APP_ID, text: 'Hi, I am Eva' }), INBOX_APP_ID],
  ])('%s silences the bot', (_, event, appId) => {
    const decided = decide(event, snapshotFor(event));

    expect(decided.change).toEqual({
      threadOwner: { ...owner, appId },
      ownerChangedAt: NOW - 1_000,
    });
    expect(decided.outgoing).toEqual([]);
    expect(decided.release).toBe(false);
  });

  test.each([
    ['passed to us', passThreadControl(APP_ID)],
    ['passed to nobody', passThreadControl(null)],
    ['taken by us', takeThreadControl(APP_ID)],
  ])('%s brings the bot back, with a short greeting and what was held', (_, event) => {
    const state = linkedState({ threadOwner: owner });

    const decided = decide(event, snapshotFor(event, { state, customer: anna }));

    expect(decided.change).toEqual({ threadOwner: null, ownerChangedAt: NOW - 1_000 });
    expect(decided.release).toBe(true);
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/assistant is back.*\[My parcels\]/),
    ]);
  });

  test('coming back after the window has closed is not announced', () => {
    const event = passThreadControl(APP_ID);
    const state = known({ threadOwner: owner, lastUserActionAt: NOW - 2 * DAY });

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided.outgoing).toEqual([]);
    expect(decided.release).toBe(true);
  });
});

describe('word on the thread that comes late', () => {
  test.each([
    ['a passing on', passThreadControl(INBOX_APP_ID)],
    ['a taking', takeThreadControl(INBOX_APP_ID)],
    ["a human's echo", echo({ appId: INBOX_APP_ID })],
    ['a return', passThreadControl(APP_ID)],
  ])('changes nothing: %s from before the last change', (_, event) => {
    const state = known({ ownerChangedAt: event.timestamp + 1 });

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided).toMatchObject({ change: {}, outgoing: [], release: false });
  });

  test('counts at the same moment', () => {
    const event = takeThreadControl(INBOX_APP_ID);
    const state = known({ ownerChangedAt: event.timestamp });

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided.outcome).toBe('thread_owned_by_other');
  });
});

describe('an echo of our own', () => {
  test.each([APP_ID, undefined])('by app id %s settles the message it belongs to', (appId) => {
    const metadata = metadataOf({ order: 4, nonce });
    const event = echo({ mid: 'm_4', metadata, ...(appId === undefined ? {} : { appId }) });

    const decided = decide(event, snapshotFor(event));

    expect(decided.effects).toEqual([{ type: 'settle', order: 4, nonce, mid: 'm_4' }]);
    expect(decided.change).toEqual({});
    expect(decided.outgoing).toEqual([]);
  });

  test('without metadata of ours changes nothing', () => {
    const event = echo({ appId: APP_ID, metadata: 'something else' });

    const decided = decide(event, snapshotFor(event));

    expect(decided).toMatchObject({ change: {}, effects: [], outgoing: [] });
  });

  test("our metadata from another app's mouth settles nothing", () => {
    const event = echo({ appId: INBOX_APP_ID, metadata: metadataOf({ order: 4, nonce }) });

    const decided = decide(event, snapshotFor(event));

    expect(decided.effects).toEqual([]);
  });
});
