import process from 'node:process';

/** A number that depends on how long a test may take: CI keeps the dear ones short, `npm run test:long` does them whole. */
export const runs = ({ ci, long }: { readonly ci: number; readonly long: number }): number =>
  process.env['LONG_TESTS'] === '1' ? long : ci;
