import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/** AWS escapes more than `encodeURIComponent`, and escapes the path as it was sent once more. */
const escapePath = (path: string): string =>
  encodeURIComponent(path)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Whether the request carries a right AWS Signature Version 4 for the service: worked out as AWS describes it, with no
 * part of the code that signs. Tells the region that it was signed for.
 */
export function verifySigV4(
  { method, url, headers, body }: SignedRequest,
  service: string,
  secretAccessKey: string,
): { readonly region: string } | undefined {
  const given =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (given === null) return undefined;
  const [, day = '', region = '', signedFor = '', names = '', signature = ''] = given;
  const canonical = [
    ...[method, escapePath(url), ''],
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    ...['', names, sha256(body)],
  ].join('\n');
  const scope = `${day}/${region}/${signedFor}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, signedFor, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  );
  const right = signedFor === service && hmac(key, toSign).toString('hex') === signature;
  return right && names.includes('host') ? { region } : undefined;
}
