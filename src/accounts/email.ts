/** The form in which e-mails are stored and looked up. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

/** RFC 5321: 254 characters are the longest address that mail can be sent to. */
export const EMAIL_MAXIMUM_LENGTH = 254;

/** Plausible, after `normalizeEmail`; only a mail that arrives proves more. */
export const isEmail = (email: string): boolean =>
  email.length <= EMAIL_MAXIMUM_LENGTH && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email);
