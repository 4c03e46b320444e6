import * as v from 'valibot';
import { createLog, type LogFields } from '../../../../src/shared/log';
import { embedMetrics } from '../../../../src/shared/metrics/embed-metrics';
import { MEASURED } from '../../../../src/shared/metrics/measure';
import { METRICS } from '../../../../src/shared/metrics/metrics';

const NOW = Date.parse('2026-11-21T08:00:00Z');

function lineOf(event: string, fields: LogFields = {}): Record<string, unknown> {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => NOW,
    embedMetrics('prod'),
  );
  log('info', event, fields);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

const named = (maxLength: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength));

/**
 * The JSON schema at the end of "Specification: Embedded metric format" (Amazon CloudWatch User Guide): metadata with a
 * timestamp and directives; up to 30 dimensions a set, names up to 250 characters; up to 100 metrics a directive.
 */
const directive = v.strictObject({
  Namespace: named(1024),
  Dimensions: v.pipe(v.array(v.pipe(v.array(named(250)), v.maxLength(30))), v.minLength(1)),
  Metrics: v.pipe(
    v.array(v.strictObject({ Name: named(1024), Unit: v.picklist(['Count', 'Milliseconds']) })),
    v.maxLength(100),
  ),
});
const embedded = v.looseObject({
  _aws: v.strictObject({
    Timestamp: v.pipe(v.number(), v.integer()),
    CloudWatchMetrics: v.array(directive),
  }),
});

/** The same page's rules on target members: at the root, text for a dimension, a number for a metric. */
function assessTargets(line: Record<string, unknown>): void {
  const { _aws } = v.parse(embedded, line);
  for (const { Dimensions, Metrics } of _aws.CloudWatchMetrics) {
    for (const name of Dimensions.flat()) expect(line[name]).toEqual(expect.stringMatching(/./));
    for (const { Name } of Metrics) expect(line[Name]).toEqual(expect.any(Number));
  }
}

/** Every event that is counted, with the fields that it is logged with. */
const LOGGED: Readonly<Record<string, readonly LogFields[]>> = {
  event_handled: [{ kind: 'message', reason: 'greeting', correlationId: 'r-1' }],
  page_event: [{ kind: 'templateStatus' }],
  event_duplicate: [{ kind: 'message' }],
  events_ignored: [{ reason: 'malformed', count: 3 }],
  webhook_refused: [{ reason: 'signature_mismatch' }],
  page_trouble: [{ kind: 'template_rejected' }, { kind: 'page_blocked' }],
  event_dead_letter: [{ kind: 'message', code: 'defect' }],
  stream_record_dead_letter: [{ kind: 'drain' }],
  stream_records_unreadable: [{ count: 2 }],
  graph_call: [
    { kind: 'message', verdict: 'sent', window: 'open', editToAccepted: 812 },
    { kind: 'unlink', verdict: 'sent' },
    { kind: 'message', verdict: 'permanent' },
  ],
  channel_call: [{ kind: 'message', verdict: 'sent' }],
  message_held: [{ reason: 'window_closed' }],
  message_failed: [{ reason: 'permanent' }],
  send_unconfirmed: [{}],
  circuit_opened: [
    { reason: 'token_dead' },
    { reason: 'page_restricted' },
    { reason: 'config_fault' },
  ],
  nlu_fallback: [{ reason: 'timeout', milliseconds: 1_500 }],
};

const cases = Object.entries(LOGGED).flatMap(([event, all]) =>
  all.map((fields) => [event, fields] as const),
);

describe('metrics in the log', () => {
  test.each(cases)('of %s %j are valid embedded metrics', (event, fields) => {
    const line = lineOf(event, fields);

    expect(line).toMatchObject({ ...fields, event, Stage: 'prod' });
    assessTargets(line);
  });

  test('leave no metric without an event, and no event without a case here', () => {
    const counted = cases.flatMap(([event, fields]) => Object.keys(lineOf(event, fields)));

    expect(Object.keys(METRICS).filter((name) => !counted.includes(name))).toEqual([]);
    expect(Object.keys(LOGGED).sort()).toEqual(Object.keys(MEASURED).sort());
  });

  test('count a message for its stage, and by what let it out', () => {
    const line = lineOf('graph_call', {
      kind: 'message',
      verdict: 'sent',
      window: 'template',
      editToAccepted: 812,
    });

    expect(line).toMatchObject({
      ...{ Stage: 'prod', Verdict: 'sent', Window: 'template' },
      ...{ Verdicts: 1, MessagesSent: 1, EditToAccepted: 812 },
    });
    expect(line['_aws']).toEqual({
      Timestamp: NOW,
      CloudWatchMetrics: [
        {
          Namespace: 'ParcelMessenger',
          Dimensions: [['Stage'], ['Stage', 'Verdict']],
          Metrics: [{ Name: 'Verdicts', Unit: 'Count' }],
        },
        {
          Namespace: 'ParcelMessenger',
          Dimensions: [['Stage'], ['Stage', 'Window']],
          Metrics: [{ Name: 'MessagesSent', Unit: 'Count' }],
        },
        {
          Namespace: 'ParcelMessenger',
          Dimensions: [['Stage']],
          Metrics: [{ Name: 'EditToAccepted', Unit: 'Milliseconds' }],
        },
      ],
    });
  });

  test.each([
    ['drained', {}],
    ['webhook_refused', { reason: 'too_large' }],
    ['circuit_opened', { reason: 'throttle' }],
  ])('say nothing of %s %j', (event, fields) => {
    expect(lineOf(event, fields)).not.toHaveProperty('_aws');
  });

  test.each(['7418529630', 'anna@example.com', 'x'.repeat(41), ''])(
    'never make a metric of its own of an id or a text like "%s"',
    (reason) => {
      const line = lineOf('message_held', { reason });

      expect(line).toMatchObject({ MessagesHeld: 1, Reason: 'other' });
    },
  );

  test('are left out where there is no stage', () => {
    const lines: string[] = [];
    const log = createLog(
      (line) => lines.push(line),
      () => NOW,
    );

    log('info', 'message_held', { reason: 'window_closed' });

    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: '2026-11-21T08:00:00.000Z',
      level: 'info',
      event: 'message_held',
      reason: 'window_closed',
    });
  });
});
