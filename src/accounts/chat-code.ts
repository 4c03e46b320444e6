import type { RandomBytes } from '../shared/random';

/** What can be told apart when read from a screen: no 0/O, 1/I/L, 2/Z, 5/S, 8/B. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY23456789';
const LENGTH = 8;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** A code that people type where the app drops a reference (facts §7): 38 random bits, good for minutes. */
export function newChatCode(random: RandomBytes): string {
  for (;;) {
    const code = Array.from({ length: LENGTH }, () => randomLetter(random)).join('');
    if (isChatCode(code)) return code;
  }
}

/** Of the 256 values of a byte, those beyond a whole number of alphabets would favour its first letters. */
function randomLetter(random: RandomBytes): string {
  for (;;) {
    const byte = random(1).readUInt8();
    if (byte < 256 - (256 % ALPHABET.length)) return ALPHABET.charAt(byte % ALPHABET.length);
  }
}

/** As a page shows it. */
export const spelledChatCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** The code that a text consists of, in any case, with a space, a dash or nothing in the middle; else `undefined`. */
export function readChatCode(text: string): string | undefined {
  const code = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/^(\w{4})(?:\s{1,3}|\s?\p{Pd}\s?)(\w{4})$/u, '$1$2');
  return isChatCode(code) ? code : undefined;
}

/** A digit and a letter, so that no word and no number is one; and nothing that reads as a parcel's number. */
const isChatCode = (code: string): boolean =>
  CODE.test(code) && /\d/.test(code) && /[A-Z]/.test(code) && !/^[A-Z]{2,4}\d+$/.test(code);
