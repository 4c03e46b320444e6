import type { IncomingMessage } from 'node:http';

/** API Gateway's own limit for a request's payload. */
const LIMIT_BYTES = 10 * 1024 * 1024;

/** The whole body, or `undefined` when it is larger, unless said otherwise, than API Gateway would take. */
export async function readBody(
  request: IncomingMessage,
  limit = LIMIT_BYTES,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
