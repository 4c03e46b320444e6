import { runs } from './runs';

/** A desk, and the narrowest phone that is still sold. */
export const WIDE = { viewport: { width: 1440, height: 900 } };
export const NARROW = { viewport: { width: 360, height: 740 } };

const CORNERS = [
  ['wide-light', { ...WIDE, colorScheme: 'light' }],
  ['narrow-dark', { ...NARROW, colorScheme: 'dark' }],
] as const;

const CROSSED = [
  ...CORNERS,
  ['wide-dark', { ...WIDE, colorScheme: 'dark' }],
  ['narrow-light', { ...NARROW, colorScheme: 'light' }],
] as const;

/** How a pane is looked at: both widths and both schemes in CI, every pair of them in `npm run test:long`. */
export const LOOKS = CROSSED.slice(0, runs({ ci: CORNERS.length, long: CROSSED.length }));
