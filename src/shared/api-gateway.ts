import * as v from 'valibot';

type Named<Value> = Readonly<Record<string, Value | null | undefined>>;

const withoutNulls = <Value>(named: Named<Value>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value]],
    ),
  );

const strings = v.pipe(
  v.nullish(v.record(v.string(), v.nullish(v.string())), {}),
  v.transform((named) => withoutNulls(named)),
);
const lists = v.pipe(
  v.nullish(v.record(v.string(), v.nullish(v.array(v.string()))), {}),
  v.transform((named) => withoutNulls(named)),
);

const text = v.nullish(v.string());

/** What we read of an API Gateway REST proxy event (seam 2). Everything but the method may be absent or null. */
const apiGatewayEvent = v.object({
  httpMethod: v.string(),
  path: text,
  resource: text,
  headers: strings,
  multiValueHeaders: lists,
  queryStringParameters: strings,
  multiValueQueryStringParameters: lists,
  body: v.nullish(v.string(), null),
  isBase64Encoded: v.nullish(v.boolean(), false),
  requestContext: v.nullish(
    v.object({
      resourcePath: text,
      domainName: text,
      path: text,
      identity: v.nullish(v.object({ sourceIp: text })),
    }),
  ),
});

export type ApiGatewayEvent = v.InferOutput<typeof apiGatewayEvent>;

/** `undefined` when the event is no REST proxy event. */
export function parseApiGatewayEvent(event: unknown): ApiGatewayEvent | undefined {
  const parsed = v.safeParse(apiGatewayEvent, event);
  return parsed.success ? parsed.output : undefined;
}

/** The route, where one resource catches all (`/{proxy+}`) the path: perhaps with the stage before it. */
export function routeOf({ resource, requestContext, path }: ApiGatewayEvent): string {
  const route = resource ?? requestContext?.resourcePath;
  return route === undefined || route === null || route.endsWith('+}') ? (path ?? '/') : route;
}

/** Whether the request is for `/{route}`, whatever stage or base path stands before it. */
export const isRoute = (event: ApiGatewayEvent, route: string): boolean =>
  `/${routeOf(event)}`.replace(/\/+$/, '').endsWith(`/${route}`);

/** The parts of the path as it was called. */
export const pathOf = ({ path }: ApiGatewayEvent): readonly string[] =>
  (path ?? '/').replace(/\/+$/, '').split('/');

/** One header's value, whatever the case of its name; of several the last, as API Gateway chooses. */
export function headerOf(event: ApiGatewayEvent, name: string): string | undefined {
  const find = <Value>(named: Readonly<Record<string, Value>>): Value | undefined =>
    Object.entries(named).find(([key]) => key.toLowerCase() === name)?.[1];
  return find(event.headers) ?? find(event.multiValueHeaders)?.at(-1);
}

/** The query's parameters; some gateways send them with all their values only: then of each the last. */
export const queryOf = (event: ApiGatewayEvent): Readonly<Record<string, string>> => ({
  ...withoutNulls(
    Object.fromEntries(
      Object.entries(event.multiValueQueryStringParameters).map(([name, values]) => [
        name,
        values.at(-1),
      ]),
    ),
  ),
  ...event.queryStringParameters,
});
