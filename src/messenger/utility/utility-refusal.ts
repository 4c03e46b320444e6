import type { GraphRefusal } from '../graph-answer';
import type { Verdict } from '../verdict';

/**
 * What Facebook's no to a utility template means, where it would mean something else for other messages: the Page's
 * plain messages go out all the same, so no circuit opens, and the window is no more closed than before. Which numbers
 * an unserved country or Page gets is not documented (facts §2.5): this table is the switch (docs/live-checks.md, 40).
 */
export function asUtilityRefusal(
  verdict: Verdict,
  { code }: Pick<GraphRefusal, 'code' | 'subcode'>,
): Verdict {
  const refused = (scope: 'page' | 'template' | 'person') =>
    ({ kind: 'utility_refused', scope }) as const;
  // A permission that only templates need, or a Page without them; 100/33 is about the Page itself.
  if (verdict.kind === 'config_fault')
    return code === 10 || code === 200 ? refused('page') : verdict;
  if (verdict.kind === 'window_closed' || verdict.kind === 'privacy_rules')
    return refused('person');
  return verdict.kind === 'permanent' ? refused('template') : verdict;
}
