import filters from '../../../infra/streams.json';
import { asList } from '../template';
import { partsOf, ruleForEach, type Part, type Rule } from './rule';

const mapping = (name: string, why: string, holds: (part: Part) => boolean): Rule =>
  ruleForEach('AWS::Lambda::EventSourceMapping', name, why, holds);

const isWithin = (value: number, least: number, most: number): boolean =>
  value >= least && value <= most;

const HOUR_SECONDS = 60 * 60;

/** The filters of a mapping, as the JSON that they are. */
const patternsOf = (part: Part): readonly unknown[] =>
  part.list('FilterCriteria.Filters').map((each) => parseJson(each.text('Pattern')));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const tableOf = (part: Part): string =>
  /^<(\w+)Table\.StreamArn>$/.exec(part.text('EventSourceArn'))?.[1]?.toLowerCase() ?? '';

const expectedFilters: Readonly<Record<string, readonly unknown[]>> = filters;

export const triggerRules: readonly Rule[] = [
  mapping(
    'mapping-retries-finite',
    'What brings the function down every time does not stop a stream for a day.',
    (part) => isWithin(part.number('MaximumRetryAttempts'), 1, 100),
  ),
  mapping(
    'mapping-age-finite',
    'What is given up on is still in the stream (24 hours) to be looked at, yet an outage may last a night.',
    (part) =>
      isWithin(part.number('MaximumRecordAgeInSeconds'), 6 * HOUR_SECONDS, 23 * HOUR_SECONDS),
  ),
  mapping(
    'mapping-bisects',
    'One bad record does not take its batch with it.',
    (part) => part.at('BisectBatchOnFunctionError') === true,
  ),
  mapping(
    'mapping-reports-failures',
    'What was done is not delivered again with what failed.',
    (part) => asList(part.at('FunctionResponseTypes')).includes('ReportBatchItemFailures'),
  ),
  mapping(
    'mapping-failure-queue',
    'Nothing is given up on without a trace.',
    (part) => part.text('DestinationConfig.OnFailure.Destination') === '<FailureQueue.Arn>',
  ),
  mapping(
    'mapping-filtered',
    'Only queue items, status changes and agents’ notes invoke the function; the local stack has the same filters.',
    (part) => {
      const expected = expectedFilters[tableOf(part)];
      return (
        expected !== undefined && JSON.stringify(patternsOf(part)) === JSON.stringify(expected)
      );
    },
  ),
  mapping('mapping-batch-size', 'A batch is done well within the function’s time.', (part) =>
    isWithin(part.number('BatchSize'), 10, 25),
  ),
  mapping(
    'mapping-from-the-start',
    'What changed before the mapping was there, or while it was being replaced, is told too.',
    (part) => part.text('StartingPosition') === 'TRIM_HORIZON',
  ),
  {
    name: 'mapping-for-each-stream',
    why: 'No change goes unnoticed.',
    faults: (infrastructure) => {
      const mapped = partsOf(infrastructure, 'AWS::Lambda::EventSourceMapping').map(tableOf);
      return Object.keys(filters).filter((table) => !mapped.includes(table));
    },
  },
  ruleForEach(
    'AWS::Events::Rule',
    'schedule-every-minute',
    'Retries that came due wait a minute at most.',
    (part) =>
      part.text('ScheduleExpression') === 'rate(1 minute)' && part.text('State') === 'ENABLED',
  ),
  ruleForEach(
    'AWS::Lambda::Permission',
    'schedule-only-ours',
    'No other rule, and no other account, calls the function.',
    (part) => part.text('SourceArn') === '<Schedule.Arn>',
  ),
];
