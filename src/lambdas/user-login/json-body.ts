import { headerOf, type ApiGatewayEvent } from '../../shared/api-gateway';

const MAXIMUM_BODY_BYTES = 16 * 1024;

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

/** The JSON that a request carries; `undefined` for anything else, and for more of it than we ask for. */
export function readJsonBody(event: ApiGatewayEvent): unknown {
  // Without a type a body may be JSON; one that says it is something else is not.
  if (!JSON_TYPE.test(headerOf(event, 'content-type') ?? 'application/json')) return undefined;
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAXIMUM_BODY_BYTES) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
