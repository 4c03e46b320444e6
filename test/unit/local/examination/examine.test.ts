import { examine } from '../../../../src/local/messenger/examination/examine';
import type { ProbeName, WireEntry } from '../../../../src/local/messenger/wire/wire-entry';
import { answer, said, send, webhook, wireOf } from './wire';

const found = (entries: readonly WireEntry[]): readonly (readonly [string, readonly number[]])[] =>
  examine(entries).map(({ code, entries: shown }) => [code, shown]);

const read = { read: { watermark: 1 } };
const probed = (probe: ProbeName, status: number) =>
  webhook(read, {
    probe,
    status,
    outcome: status === 200 ? 'delivered' : 'failed',
    ...(status !== 200 && { reason: 'not_200' }),
  });

describe('the examination of a wire', () => {
  test('finds nothing in a conversation as it should be', () => {
    const wire = wireOf(
      { kind: 'notice', notice: 'webhook_verified' },
      { kind: 'notice', notice: 'webhook_refused', probe: 'handshake_without_token' },
      { kind: 'notice', notice: 'webhook_refused', probe: 'handshake_wrong_token' },
      ...(['unsigned', 'forged', 'sha1_only'] as const).map((probe) => probed(probe, 403)),
      probed('sha256_only', 200),
      webhook(said('m_1')),
      answer('Hi 👋'),
      webhook({ message: { mid: 'm_2', is_echo: true, text: 'Hi 👋' } }),
      webhook(said('m_1'), { probe: 'duplicate', attempt: 2 }),
      webhook(said('m_3'), {}, 'standby'),
    );

    expect(found(wire)).toEqual([]);
  });

  test('names each kind once, with its sentence, its source and all entries that show it', () => {
    const bad = { message: { text: 'Hi' } };

    const findings = examine(wireOf(send(bad), answer('Hi'), send(bad)));

    expect(findings).toEqual([
      {
        code: 'messaging_type_missing',
        sentence: 'Sends messages without messaging_type, which the Send API requires.',
        source: 'facts §2.2, peers §2',
        entries: [1, 3],
      },
    ]);
  });

  test.each([
    ['a dead tag', 'dead_tag', { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' }],
    ['half an emoji', 'split_emoji', { message: { text: 'ab\ud83d' } }],
    ['what became of half an emoji', 'split_emoji', { message: { text: '\ufffdab' } }],
    [
      'half an emoji on a button',
      'split_emoji',
      { message: { attachment: { payload: { buttons: [{ title: '\ude00' }] } } } },
    ],
  ])('sees %s in a send', (_title, code, part) => {
    const body = { messaging_type: 'RESPONSE', message: { text: 'Hi' }, ...part };

    expect(found(wireOf(send(body)))).toEqual([[code, [1]]]);
  });

  test.each([
    ['between an emoji and its skin tone', '👩', '🏽‍🚀', [['split_emoji', [2]]]],
    ['between a letter and its accent', 'e', '\u0301', [['split_emoji', [2]]]],
    ['after a whole emoji', '👩🏽‍🚀', '👩🏽‍🚀', []],
    ['between two flags', '🇩🇪', '🇫🇷', []],
    ['between words', 'one', 'two', []],
  ])('judges a cut %s', (_title, before, after, expected) => {
    const wire = wireOf(answer(before), answer(after));

    expect(found(wire)).toEqual(expected);
  });

  test.each([
    ['sent_after_window', { code: 10, error_subcode: 2018278 }],
    ['none', { code: 10, error_subcode: 2018300 }],
    ['none', { code: 100 }],
  ])('sees %s in the refusal %o', (code, refusal) => {
    const body = { messaging_type: 'RESPONSE', message: { text: 'Hi' } };

    const findings = found(wireOf(webhook(said('m_1')), send(body, refusal)));

    expect(findings).toEqual(code === 'none' ? [] : [[code, [2]]]);
  });

  test('sees a send to a thread that another app has, once the bot was told on standby', () => {
    const body = { messaging_type: 'RESPONSE', message: { text: 'Hi' } };
    const notOwned = { code: 10, error_subcode: 2018300 };

    const wire = wireOf(webhook(said('m_1'), {}, 'standby'), send(body, notOwned));

    expect(found(wire)).toEqual([['standby_answered', [2]]]);
  });

  test('sees a call without appsecret_proof, but not the one that fetches a token', () => {
    const call = {
      kind: 'graph',
      method: 'GET',
      request: null,
      status: 200,
      response: {},
    } as const;

    const wire = wireOf(
      { ...call, path: '/v25.0/me', withoutProof: true },
      { ...call, path: '/v25.0/oauth/access_token', withoutProof: true },
    );

    expect(found(wire)).toEqual([['appsecret_proof_missing', [1]]]);
  });

  test('takes a second answer to the same event for one too many, and a sender action for none', () => {
    const typing = send({ sender_action: 'typing_on' });
    const again = webhook(said('m_1'), { attempt: 2, fault: 'webhookDuplicated' });

    const twice = wireOf(webhook(said('m_1')), answer('Hi'), again, answer('Hi'));
    const once = wireOf(webhook(said('m_1')), answer('Hi'), again, typing);

    expect(found(twice)).toEqual([['answered_twice', [1, 2, 3, 4]]]);
    expect(found(once)).toEqual([]);
  });

  test('takes 20 messages in ten seconds for a bot that answers itself, and 19 for a talkative one', () => {
    const times = (count: number, every: number): readonly WireEntry[] =>
      wireOf(webhook(said('m_1')), ...Array.from({ length: count }, () => answer('Hi'))).map(
        (entry, index) => ({ ...entry, at: index * every }),
      );

    const codes = [times(20, 500), times(19, 500), times(40, 1_000)].map((wire) => found(wire));

    expect(codes.map((each) => each.map(([code]) => code))).toEqual([['answers_itself'], [], []]);
  });

  test('lets a bot answer a redelivery when it had not answered before', () => {
    const wire = wireOf(
      webhook(said('m_1'), { fault: 'webhookDropped', outcome: 'dropped' }),
      webhook(said('m_1'), { attempt: 2 }),
      answer('Hi'),
    );

    expect(found(wire)).toEqual([]);
  });

  test('calls a bot silent only for a message that was put to the test', () => {
    const silent = wireOf(
      webhook(said('m_1')),
      webhook(said('m_1'), { probe: 'duplicate', attempt: 2 }),
    );
    const redelivered = wireOf(webhook(said('m_1')), webhook(said('m_1'), { attempt: 2 }));

    expect(found(silent)).toEqual([['unanswered', [1]]]);
    expect(found(redelivered)).toEqual([]);
  });

  test.each([
    ['timeout', 'slow_answer'],
    ['not_200', 'webhook_not_200'],
  ] as const)('sees a webhook that failed by %s, but not one that only probes', (reason, code) => {
    const failed = { outcome: 'failed', reason, status: 500 } as const;

    const wire = wireOf(
      webhook(said('m_1'), failed),
      webhook(read, { ...failed, probe: 'unsigned' }),
    );

    expect(found(wire)).toEqual([[code, [1]]]);
  });

  test.each([
    ['unsigned', 200, 'unsigned_accepted'],
    ['unsigned', 204, 'unsigned_accepted'],
    ['unsigned', 500, 'none'],
    ['forged', 200, 'forged_accepted'],
    ['sha1_only', 200, 'sha1_only'],
    ['sha256_only', 500, 'sha256_refused'],
    ['unknown_event', 500, 'unknown_event_not_200'],
    ['unknown_event', 200, 'none'],
  ] as const)('reads the probe %s answered with %d as %s', (probe, status, code) => {
    expect(found(wireOf(probed(probe, status)))).toEqual(code === 'none' ? [] : [[code, [1]]]);
  });

  test('does not say that SHA-1 is trusted by who trusts everybody', () => {
    const wire = wireOf(probed('forged', 200), probed('sha1_only', 200));

    expect(found(wire)).toEqual([['forged_accepted', [1]]]);
  });

  test('lets the latest probe and the latest handshake decide', () => {
    const wire = wireOf(
      { kind: 'notice', notice: 'webhook_refused' },
      probed('unsigned', 200),
      { kind: 'notice', notice: 'webhook_verified' },
      probed('unsigned', 403),
    );

    expect(found(wire)).toEqual([]);
  });

  test.each([
    ['webhook_refused', undefined, 'handshake_refused'],
    ['webhook_verified', 'handshake_without_token', 'handshake_without_token'],
    ['webhook_verified', 'handshake_wrong_token', 'handshake_wrong_token'],
  ] as const)('reads %s of the probe %s as %s', (notice, probe, code) => {
    const wire = wireOf({ kind: 'notice', notice, ...(probe && { probe }) });

    expect(found(wire)).toEqual([[code, [1]]]);
  });

  test('survives whatever a bot or a log may hold', () => {
    const odd = [null, 'x', [], { entry: 'x' }, { entry: [null] }, { entry: [{ messaging: [1] }] }];

    const wire = odd.flatMap((request) =>
      wireOf({ ...answer(''), request, response: request }, { ...webhook({}), request }),
    );

    expect(found(wire)).toEqual([]);
  });
});
