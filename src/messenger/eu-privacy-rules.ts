import * as v from 'valibot';
import type { CallLimits, Graph } from './graph';

const FIELD = 'subject_to_new_eu_privacy_rules';

const profile = v.object({ data: v.tuple([v.object({ [FIELD]: v.boolean() })]) });

/** Whether the Page falls under the European privacy rules (facts §1.6); `undefined` when Graph doesn't tell. */
export async function askEuPrivacyRules(
  graph: Pick<Graph, 'get'>,
  limits: CallLimits,
): Promise<boolean | undefined> {
  const answer = await graph.get('/me/messenger_profile', { fields: FIELD }, limits);
  const parsed = answer.ok ? v.safeParse(profile, answer.body) : undefined;
  return parsed?.success ? parsed.output.data[0][FIELD] : undefined;
}
