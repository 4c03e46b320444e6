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

/** `T` or the word for it, what may stand between, and the six characters; U passes for V. */
const SPELLED =
  /(?<![\p{L}\p{N}'’])(?:ticket|anfrage|t)(?:[\s._:#\p{Pd}]|nr|no|number|nummer){0,6}([2-9][2-9a-hjkmnp-z]{5})(?![\p{L}\p{N}])/giu;

/** The first ticket number in a text, however it is spelled: `T-4F7K2Q`, `t 4f7k2q`, `Ticket Nr. 4F7K2Q`. */
export function ticketNumberIn(text: string): string | undefined {
  const [found] = text.normalize('NFKC').matchAll(SPELLED);
  const code = found?.[1];
  return code === undefined ? undefined : `T-${code.toUpperCase().replaceAll('U', 'V')}`;
}

/** The text with the word itself in place of every ticket number. */
export const withoutTicketNumbers = (text: string): string =>
  text.normalize('NFKC').replace(SPELLED, ' ticket ');
