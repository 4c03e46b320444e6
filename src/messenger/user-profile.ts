import * as v from 'valibot';
import { localeOf, type Locale } from '../shared/locale';
import type { Graph } from './graph';
import type { GraphResult } from './graph-answer';

/** What Facebook tells of a person, where it may and the person lets it: any part, or nothing (facts §6). */
export interface UserProfile {
  readonly firstName?: string;
  readonly locale?: Locale;
}

type Ask = (fields: string) => Promise<GraphResult>;

/**
 * Reads the User Profile, in `remainingMs()` milliseconds for each call; `undefined` when there was no answer to learn
 * from. Name and locale are different permissions (facts §6), and one that is lacking refuses the whole call: then each
 * is asked for by itself.
 */
export async function readUserProfile(
  graph: Pick<Graph, 'get'>,
  psid: string,
  remainingMs: () => number,
): Promise<UserProfile | undefined> {
  const path = `/${encodeURIComponent(psid)}`;
  const ask: Ask = (fields) => graph.get(path, { fields }, { timeoutMs: remainingMs() });
  const both = await ask('first_name,locale');
  if (!isForbidden(both) || remainingMs() <= 0) return profileIn(both);
  const [name, locale] = (await Promise.all([ask('first_name'), ask('locale')])).map(profileIn);
  return name === undefined && locale === undefined ? undefined : { ...name, ...locale };
}

/** Facts §3: 2018247 says so, as a code or a subcode; 10 and 200 are Graph's usual words for it. */
const isForbidden = (result: GraphResult): boolean =>
  !result.ok &&
  result.failure.kind === 'refused' &&
  [result.failure.code, result.failure.subcode].some(
    (code) => code !== undefined && LACKING.has(code),
  );

const LACKING: ReadonlySet<number> = new Set([10, 200, 2018247]);

const text = v.fallback(v.optional(v.pipe(v.string(), v.trim()), ''), '');
const answer = v.object({ first_name: text, locale: text });

function profileIn(result: GraphResult): UserProfile | undefined {
  const parsed = result.ok ? v.safeParse(answer, result.body) : undefined;
  if (!parsed?.success) return undefined;
  const { first_name: firstName, locale: tag } = parsed.output;
  const locale = localeOf(tag);
  return { ...(firstName !== '' && { firstName }), ...(locale !== undefined && { locale }) };
}
