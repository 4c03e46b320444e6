/** The two fields of an API Gateway proxy event that hold the body. */
export interface ProxyBody {
  readonly body: string | null;
  readonly isBase64Encoded?: boolean;
}

export type BodyFault = 'not_utf8' | 'not_json' | 'too_deep' | 'forbidden_key';

export type ParsedBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: BodyFault };

/** The bytes Facebook sent: what the signature covers. */
export const rawBodyOf = ({ body, isBase64Encoded }: ProxyBody): Buffer =>
  Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8');

/** Far above Facebook's deepest payload, far below what recursion over the value could not take. */
const MAXIMUM_DEPTH = 64;

/**
 * Reads strict UTF-8 JSON. Integers of 16 or more digits come back as strings, digit for digit: ids beyond 2^53
 * arrive as bare numbers (app_id in facts §4.4) and would be rounded. Never throws.
 */
export function parseBody(bytes: Buffer): ParsedBody {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { ok: false, reason: 'not_utf8' };
  const value = parseKeepingDigits(text);
  if (value === undefined) return { ok: false, reason: 'not_json' };
  const fault = faultIn(value);
  return fault === undefined ? { ok: true, value } : { ok: false, reason: fault };
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `undefined` for anything that is not JSON. */
function parseKeepingDigits(text: string): unknown {
  try {
    // The untouched text decides whether this is JSON at all, so quoting cannot make a bad body good.
    const value: unknown = JSON.parse(text);
    return /\d{16}/.test(text) ? JSON.parse(quoteLongIntegers(text)) : value;
  } catch {
    return undefined;
  }
}

/** A JSON string, or a JSON number: whatever else stands in valid JSON holds neither quote nor digit. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

const quoteLongIntegers = (validJson: string): string =>
  validJson.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  );

/**
 * Looks for keys that could reach a prototype when somebody later copies the value, and for nesting that could
 * exhaust the stack of whoever walks it. A work list, not recursion: the value may be nested 500,000 deep.
 */
function faultIn(root: unknown): BodyFault | undefined {
  const pending: { readonly value: unknown; readonly depth: number }[] = [
    { value: root, depth: 0 },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAXIMUM_DEPTH) return 'too_deep';
    if (reachesPrototype(value)) return 'forbidden_key';
    for (const child of Object.values(value)) pending.push({ value: child, depth: depth + 1 });
  }
  return undefined;
}

function reachesPrototype(value: object): boolean {
  if (Object.hasOwn(value, '__proto__')) return true;
  const constructor: unknown = Object.hasOwn(value, 'constructor') ? value.constructor : undefined;
  return (
    typeof constructor === 'object' &&
    constructor !== null &&
    Object.hasOwn(constructor, 'prototype')
  );
}
