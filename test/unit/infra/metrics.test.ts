import { readFileSync } from 'node:fs';
import templateText from '../../../infra/template.yaml';
import triggersText from '../../../infra/triggers.yaml';
import { readInfrastructure } from '../../../src/infra/infrastructure';
import { partsOf } from '../../../src/infra/rules/rule';
import {
  METRICS,
  metricKind,
  NAMESPACE,
  type MetricName,
} from '../../../src/shared/metrics/metrics';

const infrastructure = readInfrastructure([templateText, triggersText]);

/** A metric as CloudWatch tells it apart: its name and the names of its dimensions, e.g. `MessagesHeld Stage,Reason`. */
const readByAlarms = (): readonly string[] =>
  partsOf(infrastructure, 'AWS::CloudWatch::Alarm')
    .filter((alarm) => alarm.text('Namespace') === NAMESPACE)
    .map((alarm) => {
      const dimensions = alarm.list('Dimensions').map((each) => each.text('Name'));
      return `${alarm.text('MetricName')} ${dimensions.join(',')}`;
    });

interface Dashboard {
  readonly widgets: readonly {
    readonly properties: { readonly metrics: readonly (readonly unknown[])[] };
  }[];
}

function readByDashboard(): readonly string[] {
  const [dashboard] = partsOf(infrastructure, 'AWS::CloudWatch::Dashboard');
  const { widgets } = JSON.parse(dashboard!.text('DashboardBody')) as Dashboard;
  return widgets.flatMap(({ properties }) => properties.metrics).flatMap(readByLine);
}

const SEARCH = new RegExp(
  `^SEARCH\\('\\{${NAMESPACE},([\\w,]+)\\} MetricName="(\\w+)" Stage="prod"', 'Sum', 300\\)$`,
);

/** `[namespace, name, dimension, value, …, options?]`, or `[{ expression }]`. */
function readByLine([first, name, ...rest]: readonly unknown[]): readonly string[] {
  if (typeof first === 'object') {
    const { expression = '' } = first as { readonly expression?: string };
    const [, dimensions = expression, metric = ''] = SEARCH.exec(expression) ?? [];
    return [`${metric} ${dimensions}`];
  }
  const dimensions = rest.filter((part, index) => index % 2 === 0 && typeof part === 'string');
  return first === NAMESPACE ? [`${String(name)} ${dimensions.join(',')}`] : [];
}

const emitted = (Object.keys(METRICS) as MetricName[]).flatMap((name) => {
  const { by } = metricKind(name);
  return [`${name} Stage`, ...(by === undefined ? [] : [`${name} Stage,${by}`])];
});

describe('our metrics', () => {
  test('are exactly those that alarms and dashboard read, with the same dimensions', () => {
    const read = new Set([...readByAlarms(), ...readByDashboard()]);

    expect([...read].sort()).toEqual([...emitted].sort());
  });

  test('are all of them explained to operations', () => {
    const operations = readFileSync('docs/operations.md', 'utf8');

    expect(Object.keys(METRICS).filter((name) => !operations.includes(name))).toEqual([]);
  });
});
