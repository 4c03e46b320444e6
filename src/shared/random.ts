import { randomBytes } from 'node:crypto';

/** Returns that many unguessable bytes. A parameter, so that tests can repeat a run. */
export type RandomBytes = (size: number) => Buffer;

export const systemRandom: RandomBytes = randomBytes;

/** 256 random bits as 43 URL-safe characters: for codes and tokens (ASVS 11.5.1 wants ≥128 bits from a CSPRNG). */
export const randomToken = (random: RandomBytes): string => random(32).toString('base64url');

export const isRandomToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** 96 random bits as 16 URL-safe characters: tells two attempts apart, guards nothing. */
export const randomId = (random: RandomBytes): string => random(12).toString('base64url');
