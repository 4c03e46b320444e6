import {
  headerOf,
  isRoute,
  parseApiGatewayEvent,
  queryOf,
  type ApiGatewayEvent,
} from '../../../src/shared/api-gateway';

const read = (fields: object): ApiGatewayEvent =>
  parseApiGatewayEvent({ httpMethod: 'POST', ...fields })!;

describe('a proxy event', () => {
  test('may hold null wherever AWS or a test tool has nothing to say', () => {
    const event = parseApiGatewayEvent({
      httpMethod: 'GET',
      path: null,
      resource: null,
      headers: { accept: null, host: 'a.example' },
      multiValueHeaders: { accept: null },
      queryStringParameters: { a: null },
      multiValueQueryStringParameters: null,
      body: null,
      isBase64Encoded: null,
      requestContext: { resourcePath: null, identity: null },
    });

    expect(event).toMatchObject({
      headers: { host: 'a.example' },
      queryStringParameters: {},
      body: null,
      isBase64Encoded: false,
    });
    expect(event?.headers).not.toHaveProperty('accept');
  });

  test.each([[{ requestContext: null }], [{ requestContext: { identity: {} } }], [{}]])(
    'is one with %j',
    (fields) => {
      const event = parseApiGatewayEvent({ httpMethod: 'POST', ...fields });

      expect(event).toBeDefined();
    },
  );
});

describe('isRoute', () => {
  test.each([
    [{ resource: '/login', path: '/login' }, true],
    [{ resource: '/login/', path: '/login/' }, true],
    [{ resource: '/{proxy+}', path: '/login' }, true],
    [{ resource: '/{proxy+}', path: '/latest/login/' }, true],
    [{ requestContext: { resourcePath: '/login' } }, true],
    [{ path: '/latest/login' }, true],
    [{ path: 'login' }, true],
    [{ resource: '/{proxy+}', path: '/logins' }, false],
    [{ resource: '/login/other', path: '/login/other' }, false],
    [{ resource: '/other', path: '/login' }, false],
    [{ path: '/not-login' }, false],
    [{}, false],
  ])('%j: %s', (fields, expected) => {
    const answer = isRoute(read(fields), 'login');

    expect(answer).toBe(expected);
  });
});

describe('headerOf', () => {
  test.each([
    [{ headers: { Origin: 'a' } }, 'a'],
    [{ headers: null, multiValueHeaders: { ORIGIN: ['a', 'b'] } }, 'b'],
    [{ headers: { origin: 'a' }, multiValueHeaders: { origin: ['b'] } }, 'a'],
    [{ headers: { origin: null }, multiValueHeaders: { origin: ['b'] } }, 'b'],
    [{ multiValueHeaders: { origin: [] } }, undefined],
    [{}, undefined],
  ])('in %j is %s', (fields, expected) => {
    const value = headerOf(read(fields), 'origin');

    expect(value).toBe(expected);
  });
});

describe('queryOf', () => {
  test.each([
    [{ queryStringParameters: { a: '1' } }, { a: '1' }],
    [{ multiValueQueryStringParameters: { a: ['0', '1'], b: [] } }, { a: '1' }],
    [
      {
        queryStringParameters: { a: '1' },
        multiValueQueryStringParameters: { a: ['2'], b: ['3'] },
      },
      { a: '1', b: '3' },
    ],
    [{ queryStringParameters: null, multiValueQueryStringParameters: null }, {}],
  ])('of %j is %j', (fields, expected) => {
    const query = queryOf(read(fields));

    expect(query).toEqual(expected);
  });
});
