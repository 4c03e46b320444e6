import { symbolicDeployment, type Infrastructure } from '../infrastructure';
import type { Statement } from '../iam/evaluate';
import { roleStatements } from '../iam/role-statements';
import { resourcesOf } from '../template';
import { ruleForEach, type Rule } from './rule';

interface Grant {
  readonly role: string;
  readonly statement: Statement;
}

const grantsOf = (infrastructure: Infrastructure): readonly Grant[] =>
  resourcesOf(infrastructure, 'AWS::IAM::Role').flatMap(([role]) =>
    roleStatements(infrastructure, role, symbolicDeployment).map((statement) => ({
      role,
      statement,
    })),
  );

const grants = (name: string, why: string, holds: (grant: Grant) => boolean): Rule => ({
  name,
  why,
  faults: (infrastructure) =>
    grantsOf(infrastructure)
      .filter((grant) => !holds(grant))
      .map(({ role, statement }) => `${role}.${statement.sid}`),
});

/** AWS asks these for more than one thing that can be named; each with its reason. */
const STARS_THAT_AWS_DEMANDS: readonly { readonly action: string; readonly resource: RegExp }[] = [
  // Asked for all streams of a table, whose labels DynamoDB makes.
  { action: 'dynamodb:ListStreams', resource: /^<\w+Table\.Arn>\/stream\/\*$/ },
];

const isDemanded = ({ actions, resources }: Statement): boolean =>
  STARS_THAT_AWS_DEMANDS.some(
    ({ action, resource }) =>
      actions.every((each) => each === action) && resources.every((each) => resource.test(each)),
  );

const SERVICES: Readonly<Record<string, readonly string[]>> = {
  FbWebhookRole: ['dynamodb', 'logs', 'ssm', 'kms', 'lex'],
  UserLoginRole: ['dynamodb', 'logs', 'ssm', 'kms'],
  ParcelPushRole: ['dynamodb', 'logs', 'ssm', 'kms', 'sqs', 'ses'],
};

const concerns = (statement: Statement, table: string): boolean =>
  statement.resources.some((resource) => resource.startsWith(`<${table}Table.`));

const valuesOf = (
  { conditions }: Statement,
  operator: string,
  key: string,
): readonly string[] | undefined =>
  conditions.find((each) => each.operator === operator && each.key === key)?.values;

/** Whether what it allows with customers' rows leaves the hash out, be it to read, to compare or to be told of. */
function hidesHash(statement: Statement): boolean {
  const attributes = valuesOf(statement, 'ForAllValues:StringEquals', 'dynamodb:Attributes');
  const isRead = statement.actions.some((action) => /:(Get|BatchGet|Query|Scan)/.test(action));
  const isWrite = statement.actions.some((action) => /:(Put|Update|Delete)/.test(action));
  const select = valuesOf(statement, 'StringEquals', 'dynamodb:Select');
  const returned = valuesOf(statement, 'StringEqualsIfExists', 'dynamodb:ReturnValues');
  return (
    attributes !== undefined &&
    !attributes.includes('passwordHash') &&
    (!isRead || select?.join() === 'SPECIFIC_ATTRIBUTES') &&
    (!isWrite || returned?.join() === 'NONE')
  );
}

const onStream = ({ actions }: Statement): boolean =>
  actions.every((action) => /Stream|GetRecords|GetShardIterator/.test(action));

export const roleRules: readonly Rule[] = [
  grants('role-no-star-action', 'A role names what it may do.', ({ statement }) =>
    statement.actions.every((action) => !action.includes('*')),
  ),
  grants(
    'role-no-star-resource',
    'A role names what it may do it with.',
    ({ statement }) =>
      isDemanded(statement) || statement.resources.every((resource) => !resource.includes('*')),
  ),
  grants(
    'role-known-services',
    'A role reaches no service that its function does not use.',
    ({ role, statement }) =>
      statement.actions.every((action) =>
        (SERVICES[role] ?? []).includes(action.split(':')[0] ?? ''),
      ),
  ),
  grants(
    'role-login-sees-no-conversations',
    'Whoever takes over the public login reaches neither parcels nor conversations nor tickets.',
    ({ role, statement }) =>
      role !== 'UserLoginRole' ||
      ['Parcels', 'Conversations', 'Tickets'].every((table) => !concerns(statement, table)),
  ),
  grants(
    'role-no-password-hash',
    'Whoever takes over the webhook or the push reads no password hash.',
    ({ role, statement }) =>
      role === 'UserLoginRole' ||
      !concerns(statement, 'Customers') ||
      onStream(statement) ||
      hidesHash(statement),
  ),
  ruleForEach(
    'AWS::IAM::Role',
    'role-for-lambda-only',
    'Nobody but Lambda takes on a function’s role.',
    (part) =>
      part
        .list('AssumeRolePolicyDocument.Statement')
        .every(
          (each) =>
            each.text('Principal.Service') === 'lambda.amazonaws.com' &&
            each.text('Action') === 'sts:AssumeRole',
        ),
  ),
];
