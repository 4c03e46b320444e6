import { createHmac } from 'node:crypto';

/** The `X-Hub-Signature-256` header that Facebook sends with these bytes. */
export const signWebhook = (bytes: Buffer | string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

/** JSON as Facebook writes it on the wire: lower-case \u escapes for all but ASCII, and `\/` (facts §4.2). */
export const facebookBytes = (json: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(json)
      .replaceAll('/', '\\/')
      .replace(
        /[\u007f-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
  );
