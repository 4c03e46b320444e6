import {
  DescribeStacksCommand,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { MINUTE, SECOND } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { DeployWorld } from '../world';

const POLL_MS = 3 * SECOND;
/** A CloudFront distribution takes five minutes, and its removal fifteen. */
const WAIT_MS = 60 * MINUTE;

export type Outputs = Readonly<Record<string, string>>;

/** `undefined` where there is no such stack. CloudFormation has no error of its own for that. */
export async function describeStack(
  cloudFormation: CloudFormationClient,
  name: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: name }),
    );
    return Stacks.find(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
  } catch (error) {
    const isMissing = error instanceof Error && /does not exist/.test(error.message);
    if (isMissing) return undefined;
    throw error;
  }
}

/** The stack once nothing is under way in it any more. */
export async function settledStack(
  { cloudFormation, clock, sleep }: Pick<DeployWorld, 'cloudFormation' | 'clock' | 'sleep'>,
  name: string,
): Promise<Stack | undefined> {
  const until = clock() + WAIT_MS;
  for (;;) {
    const stack = await describeStack(cloudFormation, name);
    const status = stack?.StackStatus ?? '';
    if (!/_IN_PROGRESS$/.test(status) || status === 'REVIEW_IN_PROGRESS') return stack;
    if (clock() > until)
      throw new AppError('aws_refused', `The stack ${name} is ${status} for an hour`, true);
    await sleep(POLL_MS);
  }
}

export const outputsOf = (stack: Stack | undefined): Outputs =>
  Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );

export function outputOf(outputs: Outputs, name: string): string {
  const value = outputs[name];
  if (value !== undefined && value !== '') return value;
  throw new AppError('aws_refused', `The stack has no output ${name}`, false);
}
