import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

export const hmacSha256 = (key: string, data: string | Buffer): Buffer =>
  createHmac('sha256', key).update(data).digest();

export const hmacSha256Hex = (key: string, data: string | Buffer): string =>
  hmacSha256(key, data).toString('hex');

/** Compares in a time that tells nothing of where, or whether by length, two texts differ. */
export function equalInConstantTime(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
