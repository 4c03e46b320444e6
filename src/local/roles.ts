import { dynamoDbRequests, type TableIdentity } from '../infra/iam/dynamodb-requests';
import { decide, type AccessRequest, type Statement } from '../infra/iam/evaluate';
import { roleStatements } from '../infra/iam/role-statements';
import { resolve, type Deployment } from '../infra/resolve';
import { ourTemplate } from '../infra/our-template';
import { resourcesOf, type Template } from '../infra/template';
import type { Log } from '../shared/log';
import type { Authorise } from './dynamodb/server';

/** The template's role of each function, by the access key that the function has here. */
export const ROLES = {
  fbwebhook: 'FbWebhookRole',
  userlogin: 'UserLoginRole',
  parcelpush: 'ParcelPushRole',
} as const;

/** Letters and digits only, as Amazon's DynamoDB Local wants them. */
export type FunctionKey = keyof typeof ROLES;

/** Something that a function did, and the statement of its role that allowed it. */
export interface Access {
  readonly by: FunctionKey;
  readonly request: AccessRequest;
  readonly statement: Statement;
}

const ACCOUNT = 'arn:aws:dynamodb:eu-west-1:000000000000';

/**
 * Holds the functions to their roles of `infra/template.yaml`, so that what works here is permitted on AWS too. Everybody
 * else, e.g. who edits a row by hand, may do everything.
 */
export function createRoleGuard(
  tablePrefix: string,
  log: Log,
  onAccess: (access: Access) => void = () => undefined,
): Authorise {
  const template = ourTemplate();
  const deployment = localDeployment(template, tablePrefix);
  const keys = Object.keys(ROLES) as FunctionKey[];
  const statements = new Map(
    keys.map((key) => [key as string, roleStatements(template, ROLES[key], deployment)]),
  );
  const identify = tableIdentities(template, deployment);

  return (accessKeyId, operation, body) => {
    const own = statements.get(accessKeyId);
    if (own === undefined) return undefined;
    const by = accessKeyId as FunctionKey;
    for (const request of dynamoDbRequests(operation, body, identify)) {
      const decision = decide(own, request);
      if (!decision.allowed) {
        log('error', 'role_refuses', { kind: by, reason: request.action, table: request.resource });
        return refusal(by, request);
      }
      onAccess({ by, request, statement: decision.by });
    }
    return undefined;
  };
}

const refusal = (by: FunctionKey, { action, resource, keys }: AccessRequest): string =>
  `User: ${ROLES[by]} is not authorized to perform: ${action} on resource: ${resource} (${JSON.stringify(keys)})`;

/** Names as CloudFormation would resolve them, had it made the tables of this machine. */
export function localDeployment(template: Template, tablePrefix: string): Deployment {
  const deployment: Deployment = {
    parameters: { Stage: 'local', TablePrefix: tablePrefix },
    attribute: (logicalId, attribute) => {
      const name = template.Resources[logicalId]?.Properties['TableName'];
      if (name === undefined) return `arn:aws:local:::${logicalId}/${attribute}`;
      const arn = `${ACCOUNT}:table/${String(resolve(name, template, deployment))}`;
      return attribute === 'StreamArn' ? `${arn}/stream/label` : arn;
    },
  };
  return deployment;
}

function tableIdentities(
  template: Template,
  deployment: Deployment,
): (tableName: string) => TableIdentity {
  const known = new Map(
    resourcesOf(template, 'AWS::DynamoDB::Table').map(([logicalId, { Properties }]) => {
      const name = String(resolve(Properties['TableName'], template, deployment));
      const [partitionKey] = Properties['KeySchema'] as readonly {
        readonly AttributeName: string;
      }[];
      const arn = deployment.attribute(logicalId, 'Arn');
      return [name, { arn, partitionKey: partitionKey?.AttributeName ?? '' }] as const;
    }),
  );
  return (name) => known.get(name) ?? { arn: `${ACCOUNT}:table/${name}`, partitionKey: '' };
}
