import * as v from 'valibot';

/** What we read of an API Gateway REST proxy event (seam 2). Everything is optional but the method: AWS sends nulls. */
const strings = v.nullish(v.record(v.string(), v.string()));

const apiGatewayEvent = v.object({
  httpMethod: v.string(),
  path: v.optional(v.string(), '/'),
  resource: v.optional(v.string()),
  headers: strings,
  multiValueHeaders: v.nullish(v.record(v.string(), v.array(v.string()))),
  queryStringParameters: strings,
  body: v.optional(v.nullable(v.string()), null),
  isBase64Encoded: v.optional(v.boolean(), false),
  requestContext: v.optional(
    v.object({
      requestId: v.optional(v.string()),
      resourcePath: v.optional(v.string()),
      identity: v.optional(v.object({ sourceIp: v.nullish(v.string()) })),
    }),
  ),
});

export type ApiGatewayEvent = v.InferOutput<typeof apiGatewayEvent>;

/** `undefined` when the event is no REST proxy event. */
export function parseApiGatewayEvent(event: unknown): ApiGatewayEvent | undefined {
  const parsed = v.safeParse(apiGatewayEvent, event);
  return parsed.success ? parsed.output : undefined;
}

/** The route without the stage: `/facebook`, `/data-deletion/{code}`. */
export const routeOf = (event: ApiGatewayEvent): string =>
  event.resource ?? event.requestContext?.resourcePath ?? event.path;

/** One header's value, whatever the case of its name. */
export const headerOf = (event: ApiGatewayEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
