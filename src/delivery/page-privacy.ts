import { askEuPrivacyRules } from '../messenger/eu-privacy-rules';
import { DAY, MINUTE, SECOND } from '../shared/clock';
import { loadPagePrivacy, replacePagePrivacy } from '../store/page-privacy';
import type { DrainDeps } from './drain-deps';

/** A Page does not move often; Facebook takes ten calls in ten minutes for its profile (facts §8). */
const TOLD_MS = DAY;
const UNTOLD_MS = 10 * MINUTE;
const LIMITS = { timeoutMs: 2 * SECOND };

/**
 * Whether the Page falls under the European privacy rules, so that Facebook's Log In button does not work (facts §1.6).
 * While Graph doesn't tell, what it told last counts, and before that the button: a refusal would show otherwise.
 */
export async function isUnderEuPrivacyRules(deps: DrainDeps): Promise<boolean> {
  const { client, tables, pageId, graph, clock } = deps;
  const { conversations } = tables;
  const now = clock();
  const seen = await loadPagePrivacy(client, conversations, pageId);
  const known = seen?.euPrivacyRules ?? false;
  if (seen !== undefined && now < seen.askAgainAt) return known;

  const asking = { ...seen, askAgainAt: now + UNTOLD_MS };
  const isMine = await replacePagePrivacy(client, conversations, pageId, seen, asking);
  const told = isMine ? await askEuPrivacyRules(graph, LIMITS) : undefined;
  if (told === undefined) return known;
  const next = { euPrivacyRules: told, askAgainAt: now + TOLD_MS };
  await replacePagePrivacy(client, conversations, pageId, asking, next);
  return told;
}
