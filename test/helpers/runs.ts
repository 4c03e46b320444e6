import process from 'node:process';

/** What depends on how long a test may take: CI keeps the dear ones short, `npm run test:long` does them whole. */
export const runs = <T>({ ci, long }: { readonly ci: T; readonly long: T }): T =>
  process.env['LONG_TESTS'] === '1' ? long : ci;
