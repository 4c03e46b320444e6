/** One word for a POSIX shell, which changes nothing in it. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
