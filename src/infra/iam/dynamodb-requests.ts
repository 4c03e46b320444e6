import { asList, isObject } from '../template';
import type { AccessRequest } from './evaluate';

type Body = Readonly<Record<string, unknown>>;

/** Which table, and which key identifies a partition of it, a name in a request stands for. */
export interface TableIdentity {
  readonly arn: string;
  readonly partitionKey: string;
}

/**
 * What a call of DynamoDB's JSON protocol asks IAM for. A transaction asks for each of its members, as if it had been
 * sent alone; there is no permission for the transaction itself.
 */
export function dynamoDbRequests(
  operation: string,
  body: Body,
  identify: (tableName: string) => TableIdentity,
): readonly AccessRequest[] {
  switch (operation) {
    case 'TransactWriteItems':
      return asList(body['TransactItems']).flatMap((member) => memberRequests(member, identify));
    case 'BatchWriteItem':
    case 'BatchGetItem':
      return Object.keys(isObject(body['RequestItems']) ? body['RequestItems'] : {}).map(
        (name) => ({ action: `dynamodb:${operation}`, resource: identify(name).arn, keys: {} }),
      );
    default:
      return [itemRequest(operation, body, identify)];
  }
}

const MEMBERS = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
} as const;

const memberRequests = (
  member: unknown,
  identify: (tableName: string) => TableIdentity,
): readonly AccessRequest[] =>
  Object.entries(MEMBERS).flatMap(([name, operation]) => {
    const request = isObject(member) ? member[name] : undefined;
    return isObject(request) ? [itemRequest(operation, request, identify)] : [];
  });

function itemRequest(
  operation: string,
  body: Body,
  identify: (tableName: string) => TableIdentity,
): AccessRequest {
  const { arn, partitionKey } = identify(String(body['TableName']));
  const index = body['IndexName'];
  return {
    action: `dynamodb:${operation}`,
    resource: typeof index === 'string' ? `${arn}/index/${index}` : arn,
    keys: {
      'dynamodb:Attributes': attributesOf(body),
      ...leadingKeyOf(body, partitionKey),
      ...(READS.has(operation) ? { 'dynamodb:Select': [selectOf(body)] } : {}),
      ...(WRITES.has(operation)
        ? { 'dynamodb:ReturnValues': [textAt(body, 'ReturnValues') ?? 'NONE'] }
        : {}),
    },
  };
}

const textAt = (body: Body, name: string): string | undefined => {
  const text = body[name];
  return typeof text === 'string' ? text : undefined;
};

const READS = new Set(['GetItem', 'Query', 'Scan']);
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** A read that names no attributes asks for all of them. */
const selectOf = ({ Select, ProjectionExpression }: Body): string =>
  typeof Select === 'string'
    ? Select
    : ProjectionExpression === undefined
      ? 'ALL_ATTRIBUTES'
      : 'SPECIFIC_ATTRIBUTES';

function leadingKeyOf(body: Body, partitionKey: string): AccessRequest['keys'] {
  const item = [body['Key'], body['Item']].find(isObject);
  const value = item?.[partitionKey];
  return isObject(value) ? { 'dynamodb:LeadingKeys': [String(Object.values(value)[0])] } : {};
}

const EXPRESSIONS = [
  'ProjectionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ConditionExpression',
  'UpdateExpression',
];

/** Every attribute that the call names, be it to read, to write or to compare. */
function attributesOf(body: Body): readonly string[] {
  const names = isObject(body['ExpressionAttributeNames']) ? body['ExpressionAttributeNames'] : {};
  const written = [body['Key'], body['Item']].flatMap((item) =>
    isObject(item) ? Object.keys(item) : [],
  );
  const compared = EXPRESSIONS.flatMap((each) => namesIn(textAt(body, each) ?? '')).map((name) =>
    name.startsWith('#') ? String(names[name]) : name,
  );
  return [...new Set([...written, ...compared])].sort();
}

const KEYWORDS = /^(AND|OR|NOT|BETWEEN|IN|SET|REMOVE|ADD|DELETE)$/i;

/** Top-level names: no value (`:x`), no function (`size(`), nothing behind a dot. */
const namesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/(?<![\w:#.])#?[A-Za-z_]\w*(?!\w*\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !KEYWORDS.test(name));
