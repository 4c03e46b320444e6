import { judge } from '../../../src/messenger/verdict';
import type { GraphFailure } from '../../../src/messenger/graph-answer';

const refused = (code: number | undefined, subcode?: number, httpStatus = 400): GraphFailure => ({
  kind: 'refused',
  httpStatus,
  ...(code === undefined ? {} : { code }),
  ...(subcode === undefined ? {} : { subcode }),
});
const judgeFailure = (failure: GraphFailure) => judge('message', { ok: false, failure });

describe('a refusal by (code, subcode)', () => {
  test.each([
    [1, 1357046, { kind: 'unknown' }],
    [1, 99, { kind: 'retry', parkAfter: 2 }],
    [1, undefined, { kind: 'retry', parkAfter: 2 }],
    [2, undefined, { kind: 'retry', parkAfter: 4 }],
    [1200, undefined, { kind: 'retry', parkAfter: 300 }],
    [2018321, undefined, { kind: 'retry', parkAfter: 300 }],
    [4, undefined, { kind: 'throttle', pauseMs: 60_000 }],
    [4, 2018022, { kind: 'throttle', pauseMs: 60_000 }],
    [17, undefined, { kind: 'throttle', pauseMs: 60_000 }],
    [32, undefined, { kind: 'throttle', pauseMs: 60_000 }],
    [613, undefined, { kind: 'throttle', pauseMs: 60_000 }],
    [613, 2534040, { kind: 'throttle', pauseMs: 60_000 }],
    [80006, undefined, { kind: 'throttle', pauseMs: 60_000 }],
    [613, 2018338, { kind: 'unreachable' }],
    [10, 2018278, { kind: 'window_closed' }],
    [10, 2018065, { kind: 'window_closed' }],
    [10, 2534022, { kind: 'window_closed' }],
    [10, 2018108, { kind: 'unreachable' }],
    [551, undefined, { kind: 'unreachable' }],
    [551, 1545041, { kind: 'unreachable' }],
    [200, 1545041, { kind: 'unreachable' }],
    [100, 2018001, { kind: 'unreachable' }],
    [190, undefined, { kind: 'token_dead' }],
    [190, 460, { kind: 'token_dead' }],
    [190, 463, { kind: 'token_dead' }],
    [10, 1893063, { kind: 'page_restricted' }],
    [368, undefined, { kind: 'page_restricted' }],
    [10, 2018300, { kind: 'not_owner', sure: true }],
    [2018300, undefined, { kind: 'not_owner', sure: true }],
    [100, 2018300, { kind: 'not_owner', sure: true }],
    [10, undefined, { kind: 'not_owner', sure: false }],
    [10, 123, { kind: 'not_owner', sure: false }],
    [10, 2018336, { kind: 'privacy_rules' }],
    [100, undefined, { kind: 'permanent' }],
    [100, 33, { kind: 'config_fault' }],
    [100, 2018008, { kind: 'permanent' }],
    [100, 2018047, { kind: 'permanent' }],
    [100, 2018074, { kind: 'permanent' }],
    [100, 2018109, { kind: 'permanent' }],
    [100, 2018294, { kind: 'permanent' }],
    [200, undefined, { kind: 'config_fault' }],
    [200, 2018027, { kind: 'permanent' }],
    [200, 2018028, { kind: 'permanent' }],
    [27, undefined, { kind: 'no_default_app' }],
    [230, undefined, { kind: 'permanent' }],
    [2022, undefined, { kind: 'permanent' }],
    [10303, undefined, { kind: 'permanent' }],
    [10, 2018171, { kind: 'routing_fault' }],
    [100, 2018234, { kind: 'routing_fault' }],
    [2018171, undefined, { kind: 'routing_fault' }],
    [2018218, undefined, { kind: 'permanent' }],
    [2018234, undefined, { kind: 'routing_fault' }],
    [2018247, undefined, { kind: 'permanent' }],
    [4711, undefined, { kind: 'permanent' }],
  ])('%i/%s', (code, subcode, verdict) => {
    expect(judgeFailure(refused(code, subcode))).toEqual(verdict);
  });

  test('that nobody knows, from a server in trouble, is tried again', () => {
    expect(judgeFailure(refused(4711, undefined, 500)).kind).toBe('retry');
  });

  test('of a call too many pauses for as long as Facebook says', () => {
    const failure = { ...refused(613), retryAfterMs: 180_000 } as GraphFailure;

    expect(judgeFailure(failure)).toEqual({ kind: 'throttle', pauseMs: 180_000 });
  });

  test.each([
    [500, 'retry'],
    [502, 'unknown'],
    [504, 'unknown'],
    [503, 'retry'],
    [404, 'retry'],
    [302, 'retry'],
    [429, 'throttle'],
  ])('without a Graph error, of status %i', (httpStatus, kind) => {
    expect(judgeFailure(refused(undefined, undefined, httpStatus)).kind).toBe(kind);
  });
});

describe('without an answer', () => {
  test.each([
    ['unreachable', 'retry'],
    ['outcome_unknown', 'unknown'],
  ] as const)('%s means %s', (kind, verdict) => {
    expect(judgeFailure({ kind }).kind).toBe(verdict);
  });
});

describe('a success', () => {
  test('of a message is sent when it is named', () => {
    const body = { recipient_id: '1', message_id: 'm_1' };

    expect(judge('message', { ok: true, body })).toEqual({ kind: 'sent', messageId: 'm_1' });
  });

  test.each([{}, { message_id: ' ' }, { message_id: 7 }, []])(
    'of a message without a name proves nothing: %j',
    (body) => {
      expect(judge('message', { ok: true, body })).toEqual({ kind: 'unknown' });
    },
  );

  test('of an unlink is done', () => {
    const body = { result: 'unlink account success' };

    expect(judge('unlink', { ok: true, body })).toEqual({ kind: 'sent' });
  });
});
