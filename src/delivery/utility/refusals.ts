import type { Verdict } from '../../messenger/verdict';
import { DAY, HOUR } from '../../shared/clock';
import { WHOLE_PAGE, type UtilityRefusal } from '../../store/utility-record';

const FIRST_PAUSE_MS = HOUR;
const LONGEST_PAUSE_MS = DAY;

/**
 * What is known to be refused after this verdict on a template (named by its key) at `now`; the very same list when it
 * teaches nothing new. A pause that is under way is not made longer by what was sent before it began.
 */
export function refusalsAfter(
  refusals: readonly UtilityRefusal[],
  template: string,
  verdict: Verdict,
  now: number,
): readonly UtilityRefusal[] {
  if (verdict.kind === 'sent') {
    const left = refusals.filter(({ of }) => of !== template && of !== WHOLE_PAGE);
    return left.length === refusals.length ? refusals : left;
  }
  if (verdict.kind !== 'utility_refused' || verdict.scope === 'person') return refusals;
  const of = verdict.scope === 'page' ? WHOLE_PAGE : template;
  const before = refusals.find((each) => each.of === of);
  if (before !== undefined && now < before.until) return refusals;
  const level = before === undefined ? 0 : before.level + 1;
  const until = now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** level);
  return [...refusals.filter((each) => each.of !== of), { of, until, level }];
}
