import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { SECOND } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { DeployWorld } from '../world';

const POLL_MS = SECOND;

export interface WantedStack {
  readonly name: string;
  /** The template's text. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ChangeSet {
  /** `undefined`: there is nothing to change, and no change set is left. */
  readonly id: string | undefined;
  readonly changes: readonly ResourceChange[];
}

type World = Pick<DeployWorld, 'cloudFormation' | 'clock' | 'sleep'>;

/** Asks CloudFormation what would change. Nothing does until the change set is executed. */
export async function createChangeSet(
  world: World,
  type: 'CREATE' | 'UPDATE',
  { name, template, parameters }: WantedStack,
): Promise<ChangeSet> {
  const { cloudFormation, clock } = world;
  const created = cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: name,
      ChangeSetName: `deploy-${String(clock())}`,
      ChangeSetType: type,
      TemplateBody: template,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      // Tables that an earlier stack of this stage left behind are taken over, with what is in them.
      ImportExistingResources: true,
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    }),
  );
  const id = await created.then(({ Id }) => Id, nothingToChange);
  if (id === undefined) return { id, changes: [] };
  const { status, reason, changes } = await readChangeSet(world, name, id);
  if (status !== 'FAILED') return { id, changes };
  await dropChangeSet(world, name, id);
  if (NO_CHANGES.test(reason)) return { id: undefined, changes: [] };
  throw new AppError('aws_refused', `CloudFormation refuses the stack ${name}: ${reason}`, false);
}

/** Said of a change set at once, or of its status once it has been looked at. */
const NO_CHANGES = /didn't contain changes|No updates are to be performed/i;

function nothingToChange(error: unknown): undefined {
  if (error instanceof Error && NO_CHANGES.test(error.message)) return undefined;
  throw error;
}

export async function dropChangeSet(
  { cloudFormation }: Pick<World, 'cloudFormation'>,
  name: string,
  id: string,
): Promise<void> {
  await cloudFormation.send(new DeleteChangeSetCommand({ StackName: name, ChangeSetName: id }));
}

async function readChangeSet(
  { cloudFormation, sleep }: World,
  name: string,
  id: string,
): Promise<{ status: string; reason: string; changes: readonly ResourceChange[] }> {
  const changes: ResourceChange[] = [];
  let page: string | undefined;
  for (;;) {
    const { Status, StatusReason, Changes, NextToken } = await cloudFormation.send(
      new DescribeChangeSetCommand({ StackName: name, ChangeSetName: id, NextToken: page }),
    );
    if (/PENDING|IN_PROGRESS/.test(Status ?? '')) {
      await sleep(POLL_MS);
      continue;
    }
    changes.push(...(Changes ?? []).flatMap(({ ResourceChange: change }) => change ?? []));
    page = NextToken;
    if (page === undefined)
      return { status: Status ?? 'FAILED', reason: StatusReason ?? '', changes };
  }
}
