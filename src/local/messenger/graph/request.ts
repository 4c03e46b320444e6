import type { Refusal } from './errors';
import { refuse } from './errors';
import { readMultipart } from './multipart';

/** A Graph call, taken apart. */
export interface GraphRequest {
  readonly method: string;
  readonly version: string;
  /** The object, e.g. `me`, a Page id, a psid; then the edge, e.g. `messages`, or nothing. */
  readonly node: string;
  readonly edge: string;
  /** Query and body in one, without the credentials. */
  readonly params: Params;
  readonly accessToken: string | undefined;
  readonly appSecretProof: string | undefined;
}

export type Params = Readonly<Record<string, unknown>>;

/** What arrived over HTTP, below the emulator's `/graph`. */
export interface RawGraphRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: string;
}

export function readGraphRequest(raw: RawGraphRequest): GraphRequest | Refusal {
  const [, , version = '', node = '', edge = '', ...rest] = raw.url.pathname.split('/');
  if (node === '' || rest.length > 0) return refuse('unknownPath');
  const body = readBodyParams(raw);
  if (body === undefined) return refuse('invalidParameter', 'The body is not valid JSON.');
  const { access_token, appsecret_proof, ...params } = {
    ...readFields(raw.url.searchParams),
    ...body,
  };
  return {
    method: raw.method,
    version,
    node,
    edge,
    params,
    accessToken: /^Bearer (.+)$/.exec(raw.authorization ?? '')?.[1] ?? text(access_token),
    appSecretProof: text(appsecret_proof),
  };
}

/** `undefined` for a body that is neither a form, with or without files, nor a JSON object. */
function readBodyParams({ contentType, body }: RawGraphRequest): Params | undefined {
  if (body === '') return {};
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return readFields(new URLSearchParams(body));
  }
  if (contentType.startsWith('multipart/')) {
    const fields = readMultipart(contentType, body);
    return fields && mapValues(fields);
  }
  const json = parse(body);
  return isObject(json) ? json : undefined;
}

const mapValues = (fields: Params): Params =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, parsedWhereJson(value)]));

const readFields = (fields: URLSearchParams): Params =>
  Object.fromEntries([...fields].map(([name, value]) => [name, parsedWhereJson(value)]));

/** Graph takes objects in forms and queries as JSON text, e.g. `recipient={"id":…}` (facts §5). */
export const parsedWhereJson = (value: unknown): unknown =>
  typeof value === 'string' && /^[[{]/.test(value) ? (parse(value) ?? value) : value;

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Params =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
