import type { QueuedPerson, WaitingItem } from '../../../src/delivery/outbox/outbox-view';
import {
  explainCircuit,
  explainOutcome,
  explainWait,
} from '../../../src/delivery/outbox/explain-item';
import { waitingVerdict } from '../../../src/local/page/wire/item-verdict';

const format = (at: number): string => `T${at}`;

const item = (state: WaitingItem['state'], order = 0): WaitingItem => ({
  ...{ order, text: 'Hi', enqueuedAt: 0, attempts: 0 },
  state,
});

const person = (...waiting: readonly WaitingItem[]): QueuedPerson => ({
  ...{ psid: '1', dueAt: 9, threadOwner: '263902037430900' },
  ...{ waiting, settled: [] },
});

describe('why an item waits', () => {
  it.each<[WaitingItem['state'], string, string]>([
    [{ status: 'waiting' }, 'queued', 'Its turn comes next'],
    [{ status: 'waiting', notBefore: 5 }, 'queued', 'Next attempt at T5'],
    [{ status: 'sending', since: 0 }, 'in flight', 'handed to Facebook'],
    [{ status: 'unconfirmed', since: 0 }, 'unconfirmed', 'not sent again'],
    [{ status: 'held', reason: 'window_closed', since: 0 }, 'held', '24-hour window is closed'],
    [{ status: 'held', reason: 'not_owner', since: 0 }, 'held', 'The Page Inbox has the thread'],
    [{ status: 'held', reason: 'not_owner', since: 0 }, 'held', 'looks again at T9'],
    [{ status: 'held', reason: 'unreachable', since: 0 }, 'held', 'cannot reach this person'],
    [{ status: 'held', reason: 'service_trouble', since: 0 }, 'held', 'parked'],
  ])('%j: %s, %s', (state, verdict, why) => {
    const waiting = item(state);

    const said = explainWait(waiting, person(waiting), undefined, format);

    expect(waitingVerdict(waiting).text).toBe(verdict);
    expect(said).toContain(why);
  });

  it('is the order, behind one that is to be tried again; what is held lets others pass', () => {
    const last = item({ status: 'waiting' }, 1);
    const retried = item({ status: 'waiting', notBefore: 5 });
    const held = item({ status: 'held', reason: 'window_closed', since: 0 });

    const behindRetried = explainWait(last, person(retried, last), undefined, format);
    const behindHeld = explainWait(last, person(held, last), undefined, format);

    expect(behindRetried).toContain('behind');
    expect(behindHeld).toContain('comes next');
  });

  it('is the Page’s circuit while that is open', () => {
    const circuit = { reason: 'token_dead', openUntil: 7 } as const;
    const waiting = item({ status: 'waiting' });

    const said = explainWait(waiting, person(waiting), circuit, format);

    expect(said).toContain('whole Page');
    expect(explainCircuit(circuit, format)).toContain(
      'refuses the Page’s token. One message tries again at T7',
    );
  });
});

describe('why an item was not sent', () => {
  const settled = { order: 0, text: 'Hi', enqueuedAt: 0, attempts: 1, settledAt: 1 };

  it.each([
    [{ outcome: 'sent' }, ''],
    [{ outcome: 'unconfirmed' }, 'No echo came'],
    [{ outcome: 'failed', reason: 'superseded' }, 'newer update'],
    [{ outcome: 'failed', reason: 'something' }, 'something'],
    [
      { outcome: 'failed', reason: 'permanent', code: 100, subcode: 2018001 },
      '100/2018001: Nobody',
    ],
  ] as const)('%j: %s', (more, why) => {
    const said = explainOutcome({ ...settled, ...more });

    expect(said).toContain(why);
  });
});
