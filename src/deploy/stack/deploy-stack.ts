import {
  DeleteStackCommand,
  DescribeStackEventsCommand,
  ExecuteChangeSetCommand,
  type ResourceChange,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { AppError } from '../../shared/errors';
import type { DeployWorld } from '../world';
import { createChangeSet, dropChangeSet, type WantedStack } from './change-set';
import { outputsOf, settledStack, type Outputs } from './describe-stack';

export interface DeployedStack {
  readonly changes: readonly ResourceChange[];
  readonly outputs: Outputs;
}

type World = Pick<DeployWorld, 'cloudFormation' | 'clock' | 'sleep'>;

/**
 * Makes the stack what is wanted; safe to repeat at any time. Throws `aws_refused` with each resource that failed and why;
 * CloudFormation has then put the stack back to what it was.
 */
export async function deployStack(world: World, wanted: WantedStack): Promise<DeployedStack> {
  const before = await usableStack(world, wanted.name);
  const { id, changes } = await createChangeSet(world, changeType(before), wanted);
  if (id === undefined) return { changes, outputs: outputsOf(before) };
  const lost = lostTables(changes);
  if (lost.length > 0) {
    await dropChangeSet(world, wanted.name, id);
    throw new AppError(
      'input_invalid',
      `The stack ${wanted.name} would lose ${lost.join(', ')} with all that is in it; nothing was changed`,
      false,
    );
  }
  await world.cloudFormation.send(
    new ExecuteChangeSetCommand({ StackName: wanted.name, ChangeSetName: id }),
  );
  const after = await settledStack(world, wanted.name);
  if (!/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(after?.StackStatus ?? '')) {
    throw new AppError(
      'aws_refused',
      [`The stack ${wanted.name} failed:`, ...(await failuresOf(world, wanted.name))].join('\n'),
      true,
    );
  }
  return { changes, outputs: outputsOf(after) };
}

/** What `deployStack` would change. */
export async function planStack(
  world: World,
  wanted: WantedStack,
): Promise<readonly ResourceChange[]> {
  const before = await settledStack(world, wanted.name);
  const { id, changes } = await createChangeSet(world, changeType(before), wanted);
  if (id !== undefined) await dropChangeSet(world, wanted.name, id);
  // A change set for a stack that is not there has made an empty one.
  if (before === undefined) await deleteStack(world, wanted.name);
  return changes;
}

/** Resolves once the stack is gone; what its template retains stays. */
export async function deleteStack(world: World, name: string): Promise<void> {
  await world.cloudFormation.send(new DeleteStackCommand({ StackName: name }));
  const left = await settledStack(world, name);
  if (left === undefined || left.StackStatus === 'REVIEW_IN_PROGRESS') return;
  throw new AppError(
    'aws_refused',
    [`The stack ${name} could not be deleted:`, ...(await failuresOf(world, name))].join('\n'),
    true,
  );
}

/** A stack whose first creation failed can only be deleted; the tables it made stay, and are taken over. */
async function usableStack(world: World, name: string): Promise<Stack | undefined> {
  const stack = await settledStack(world, name);
  const status = stack?.StackStatus ?? '';
  if (/^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/.test(status)) {
    await deleteStack(world, name);
    return undefined;
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    throw new AppError(
      'aws_refused',
      `The stack ${name} could not be put back after a failure: see it in the console, "Continue update rollback"`,
      false,
    );
  }
  return stack;
}

const changeType = (stack: Stack | undefined): 'CREATE' | 'UPDATE' =>
  stack === undefined || stack.StackStatus === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE';

/** A replaced table is an empty one. */
const lostTables = (changes: readonly ResourceChange[]): readonly string[] =>
  changes
    .filter(({ ResourceType }) => ResourceType === 'AWS::DynamoDB::Table')
    .filter(({ Action, Replacement }) => Action === 'Remove' || Replacement === 'True')
    .map(({ LogicalResourceId = '' }) => LogicalResourceId);

/** Newest first, back to where the last operation began. */
async function failuresOf({ cloudFormation }: World, name: string): Promise<readonly string[]> {
  const { StackEvents: events = [] } = await cloudFormation.send(
    new DescribeStackEventsCommand({ StackName: name }),
  );
  const began = events.findIndex(isBeginning);
  return events
    .slice(0, began === -1 ? undefined : began)
    .filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'))
    .map(
      ({ LogicalResourceId = '', ResourceStatusReason = '' }) =>
        `${LogicalResourceId}: ${ResourceStatusReason}`,
    )
    .reverse();
}

const isBeginning = ({ ResourceStatusReason }: StackEvent): boolean =>
  ResourceStatusReason === 'User Initiated';
