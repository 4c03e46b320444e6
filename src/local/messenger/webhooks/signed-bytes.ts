import { createHmac } from 'node:crypto';
import { hmacSha256Hex } from '../../../shared/hash';

/** JSON as Facebook writes it: lower-case `\u` escapes for all but ASCII, and `\/` for every slash (facts §4.2). */
export const toFacebookBytes = (json: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(json)
      .replaceAll('/', '\\/')
      .replace(
        /[\u007f-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
  );

/** Both signatures over those very bytes; SHA-1 is the legacy one, which nobody should trust (facts §4.2). */
export const signatureHeaders = (bytes: Buffer, appSecret: string): Record<string, string> => ({
  'x-hub-signature': `sha1=${createHmac('sha1', appSecret).update(bytes).digest('hex')}`,
  'x-hub-signature-256': `sha256=${hmacSha256Hex(appSecret, bytes)}`,
});
