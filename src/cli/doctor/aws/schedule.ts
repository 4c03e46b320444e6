import * as v from 'valibot';
import type { AwsService } from '../../../shared/aws-call';
import { SECOND } from '../../../shared/clock';
import { AppError } from '../../../shared/errors';
import type { Check } from '../check';
import { notChecked, ok, problem } from '../finding';
import type { DoctorWorld } from '../world';

const EVENTS: AwsService = {
  signingName: 'events',
  endpointPrefix: 'events',
  endpointVariable: 'AWS_ENDPOINT_URL_EVENTBRIDGE',
};

const rule = v.object({ State: v.string(), ScheduleExpression: v.optional(v.string()) });
const targets = v.object({ Targets: v.array(v.object({ Arn: v.string() })) });

const MEND = 'npm run deploy makes it; one that was switched off is switched on in EventBridge';

/** Without it nothing that waits for its time is sent: retries, and what a stream did not tell of. */
export const schedule: Check = {
  name: 'schedule',
  asks: 'aws',
  run: async (world) => {
    const { stage } = world;
    if (stage === undefined) return notChecked('no stage was named (--stage)');
    const name = `parcel-messenger-${stage}-every-minute`;
    const found = await ask(world, 'DescribeRule', { Name: name });
    if (found === undefined) return problem(`the rule ${name} is missing`, MEND);
    const { State, ScheduleExpression } = v.parse(rule, found);
    if (State !== 'ENABLED') return problem(`the rule ${name} is ${State}`, MEND);
    if (ScheduleExpression !== 'rate(1 minute)')
      return problem(`the rule ${name} is ${ScheduleExpression ?? 'none by time'}`, MEND);
    const { Targets } = v.parse(targets, await ask(world, 'ListTargetsByRule', { Rule: name }));
    const isOurs = ({ Arn }: { readonly Arn: string }): boolean =>
      Arn.endsWith(`:parcel-messenger-${stage}-parcel_push:${stage}`);
    return Targets.some(isOurs)
      ? ok('calls parcel_push every minute')
      : problem(`the rule ${name} does not call parcel_push`, MEND);
  },
};

/** `undefined` where there is no such rule. */
async function ask(
  { command }: DoctorWorld,
  operation: string,
  body: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const outcome = await command.callAws({
    service: EVENTS,
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSEvents.${operation}`,
    },
    body,
    timeoutMs: 5 * SECOND,
  });
  if (outcome.ok) return outcome.body;
  if (outcome.reason === 'ResourceNotFoundException') return undefined;
  throw new AppError('aws_refused', `EventBridge did not tell (${outcome.reason})`, true);
}
