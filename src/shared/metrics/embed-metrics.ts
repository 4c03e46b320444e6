import type { LogFields } from '../log';
import { measure } from './measure';
import { metricKind, NAMESPACE, STAGE_DIMENSION, type Measurement } from './metrics';

/** What a log line gets besides its fields; empty for most. */
export type Embed = (
  event: string,
  fields: LogFields,
  now: number,
) => Readonly<Record<string, unknown>>;

/**
 * Metrics in the line that tells of the same, in CloudWatch's embedded metric format: CloudWatch reads them out of the
 * log, so counting costs no call and can't fail.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const embedMetrics =
  (stage: string): Embed =>
  (event, fields, now) => {
    const measured = measure(event, fields);
    if (measured.length === 0) return {};
    return {
      _aws: { Timestamp: now, CloudWatchMetrics: measured.map(directiveOf) },
      [STAGE_DIMENSION]: stage,
      ...Object.fromEntries(measured.flatMap(membersOf)),
    };
  };

/** Counted for the stage as a whole, and again by the metric's own dimension. */
function directiveOf(measured: Measurement) {
  const { unit } = metricKind(measured.name);
  const by = dimensionOf(measured);
  return {
    Namespace: NAMESPACE,
    Dimensions: [[STAGE_DIMENSION], ...(by === undefined ? [] : [[STAGE_DIMENSION, by.name]])],
    Metrics: [{ Name: measured.name, Unit: unit }],
  };
}

/** What the directive points at, with its value. */
function membersOf(measured: Measurement): readonly (readonly [string, string | number])[] {
  const by = dimensionOf(measured);
  return [
    [measured.name, measured.value],
    ...(by === undefined ? [] : [[by.name, by.value] as const]),
  ];
}

/** The names of our own kinds and reasons begin with a letter; an id must never become a metric of its own. */
const NAME = /^[a-z]\w{0,39}$/i;

function dimensionOf({ name, of }: Measurement) {
  const { by } = metricKind(name);
  if (by === undefined || of === undefined) return undefined;
  return { name: by, value: NAME.test(of) ? of : 'other' };
}
