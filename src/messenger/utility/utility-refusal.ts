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
  switch (verdict.kind) {
    case 'config_fault':
      // A permission that only templates need, or a Page without them; 100/33 is about the Page itself.
      return code === 10 || code === 200 ? { kind: 'utility_refused', scope: 'page' } : verdict;
    case 'window_closed':
    case 'privacy_rules':
      return { kind: 'utility_refused', scope: 'person' };
    case 'permanent':
      return { kind: 'utility_refused', scope: 'template' };
    default:
      return verdict;
  }
}
