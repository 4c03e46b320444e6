import { DAY } from '../../../shared/clock';
import type { Check } from '../check';
import { notChecked, ok, problem, warning } from '../finding';
import { findFunctions } from './functions';

/**
 * When AWS ends a runtime: no more patches from the first day on, no more updates of a function from the second.
 * From docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html, as endoflife.date/aws-lambda had it in February 2026.
 * AWS moves these dates, rarely forward.
 */
const ENDS: Readonly<Record<string, { readonly patched: string; readonly updatable: string }>> = {
  'nodejs22.x': { patched: '2027-04-30', updatable: '2027-07-01' },
  'nodejs24.x': { patched: '2028-04-30', updatable: '2028-07-01' },
};

/** Changing the runtime wants a release of ours, tried and deployed. */
const SOON_MS = 180 * DAY;

const MEND = 'Move to the next runtime: src/deploy/functions/lambdas.ts, RUNTIME, then deploy';

export const runtime: Check = {
  name: 'runtime',
  asks: 'aws',
  run: async (world) => {
    const found = await findFunctions(world);
    const runtimes = new Set(found.flatMap(({ have }) => have?.Runtime ?? []));
    const [name = ''] = [...runtimes].sort(byEnd);
    if (name === '') return notChecked('no function is deployed');
    const end = ENDS[name];
    if (end === undefined) return problem(`${name} is past its end, or not known here`, MEND);
    const left = Date.parse(end.patched) - world.command.clock();
    const says = `AWS patches ${name} until ${end.patched}, and updates it until ${end.updatable}`;
    if (left <= 0) return problem(says, MEND);
    return left <= SOON_MS ? warning(says, MEND) : ok(says);
  },
};

/** The one that ends first; what is not known has ended. */
const byEnd = (a: string, b: string): number =>
  (ENDS[a]?.patched ?? '').localeCompare(ENDS[b]?.patched ?? '');
