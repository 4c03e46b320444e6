import type { RandomBytes } from '../shared/random';

/** Without what people mix up when they read it to each other: 0 and O, 1, I and L, U and V. */
const LETTERS_AND_DIGITS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = '23456789';

/**
 * A number for people: `T-4F7K2Q`. It begins with a digit, so that nobody takes its end for a parcel number
 * (`T-DL1001`). Who guesses one gains nothing by it; one that is taken is refused when the ticket is written.
 */
export function newTicketId(random: RandomBytes): string {
  const [first = 0, ...rest] = random(6);
  const pick = (from: string, byte: number): string => from.charAt(byte % from.length);
  return `T-${pick(DIGITS, first)}${rest.map((byte) => pick(LETTERS_AND_DIGITS, byte)).join('')}`;
}
