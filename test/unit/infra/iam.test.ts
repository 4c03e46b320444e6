import fc from 'fast-check';
import { dynamoDbRequests } from '../../../src/infra/iam/dynamodb-requests';
import { decide, type Condition, type Statement } from '../../../src/infra/iam/evaluate';

const ARN = 'arn:aws:dynamodb:eu-west-1:1:table/customers';
const identify = () => ({ arn: ARN, partitionKey: 'customerId' });

const allow = (actions: readonly string[], ...conditions: readonly Condition[]): Statement => ({
  ...{ sid: 'S', effect: 'Allow', actions, resources: [ARN] },
  conditions,
});

const GET = { action: 'dynamodb:GetItem', resource: ARN, keys: {} };

describe('a policy', () => {
  test('refuses what it does not allow', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (action, resource) => {
        const request = { action, resource, keys: {} };

        const decision = decide([allow(['dynamodb:GetItem'])], request);

        expect(decision.allowed).toBe(
          action.toLowerCase() === 'dynamodb:getitem' && resource === ARN,
        );
      }),
    );
  });

  test('refuses what it both allows and denies', () => {
    const denied: Statement = { ...allow(['dynamodb:*']), effect: 'Deny' };

    const decision = decide([allow(['dynamodb:GetItem']), denied], GET);

    expect(decision.allowed).toBe(false);
  });

  test.each([
    ['StringEquals', ['a'], true],
    ['StringEquals', ['b'], false],
    ['StringEquals', undefined, false],
    ['StringEqualsIfExists', undefined, true],
    ['StringEqualsIfExists', ['b'], false],
    ['ForAllValues:StringEquals', ['a', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], false],
    ['ForAllValues:StringEquals', undefined, true],
    ['ForAllValues:StringLike', ['a'], true],
    ['StringLike', ['xa'], false],
  ])('with %s takes %j: %s', (operator, given, expected) => {
    const statement = allow(['dynamodb:GetItem'], { operator, key: 'k', values: ['a'] });

    const decision = decide([statement], { ...GET, keys: given ? { k: given } : {} });

    expect(decision.allowed).toBe(expected);
  });

  test('with an operator that nobody here knows is no policy', () => {
    const statement = allow([GET.action], { operator: 'DateLessThan', key: 'k', values: [] });

    expect(() => decide([statement], GET)).toThrow('DateLessThan');
  });
});

describe('what a call asks for', () => {
  test('are the members of a transaction, each by itself', () => {
    const Key = { customerId: { S: 'C-1' } };
    const body = {
      TransactItems: [
        { Put: { TableName: 'customers', Item: { ...Key, name: { S: 'Anna' } } } },
        {
          ConditionCheck: { TableName: 'customers', Key, ConditionExpression: 'psid = :psid' },
        },
      ],
    };

    const requests = dynamoDbRequests('TransactWriteItems', body, identify);

    expect(requests.map(({ action, keys }) => [action, keys['dynamodb:Attributes']])).toEqual([
      ['dynamodb:PutItem', ['customerId', 'name']],
      ['dynamodb:ConditionCheckItem', ['customerId', 'psid']],
    ]);
  });

  test('are all attributes where a read names none', () => {
    const [request] = dynamoDbRequests(
      'Query',
      { TableName: 'customers', IndexName: 'i' },
      identify,
    );

    expect(request).toMatchObject({
      resource: `${ARN}/index/i`,
      keys: { 'dynamodb:Select': ['ALL_ATTRIBUTES'] },
    });
  });

  test('are the attributes of every expression, under their real names', () => {
    const body = {
      TableName: 'customers',
      Key: { customerId: { S: 'C-1' } },
      UpdateExpression: 'SET #n = if_not_exists(asid, :a), linkedAt = :b REMOVE psid',
      ConditionExpression: 'NOT attribute_type(locale, :s) AND (email = :e OR size(via.x) > :f)',
      ExpressionAttributeNames: { '#n': 'name' },
    };

    const [request] = dynamoDbRequests('UpdateItem', body, identify);

    expect(request?.keys).toEqual({
      'dynamodb:Attributes': [
        ...['asid', 'customerId', 'email', 'linkedAt', 'locale', 'name', 'psid', 'via'],
      ],
      'dynamodb:LeadingKeys': ['C-1'],
      'dynamodb:ReturnValues': ['NONE'],
    });
  });
});
