import process from 'node:process';

/** How often a property is tried: CI keeps the dear ones short, `npm run test:long` gives them the time they deserve. */
export const runs = ({ ci, long }: { readonly ci: number; readonly long: number }): number =>
  process.env['LONG_TESTS'] === '1' ? long : ci;
