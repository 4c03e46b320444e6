import * as v from 'valibot';
import type { Graph } from '../messenger/graph';
import type { GraphResult } from '../messenger/graph-answer';
import { SECOND } from '../shared/clock';

/** Whom the popup was opened by, as far as Facebook tells. */
export type MessengerIdentity =
  | { readonly kind: 'known'; readonly psid: string; readonly profile?: MessengerProfile }
  /** Facebook answered, and the token stands for nobody: forged, used or older than five minutes (facts §1.2). */
  | { readonly kind: 'refused' }
  /** Facebook is slow, unreachable or broken, and says nothing about the token. */
  | { readonly kind: 'unanswered' };

/** Shown for consent, so that somebody lured to a stranger's login link sees the stranger's face (facts §1.6). */
export interface MessengerProfile {
  readonly name?: string;
  readonly pictureUrl?: string;
}

type GraphReads = Pick<Graph, 'get'>;

/** For each of the two calls: a slow Facebook costs the login seconds, never its success. */
const LIMITS = { timeoutMs: 3 * SECOND };

const recipientAnswer = v.object({ recipient: v.pipe(v.string(), v.regex(/^\d{1,64}$/)) });

const name = v.fallback(v.optional(v.pipe(v.string(), v.trim()), ''), '');
const profileAnswer = v.object({
  first_name: name,
  last_name: name,
  profile_pic: v.fallback(v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:/)), ''), ''),
});

/** The Messenger user whom Facebook made the `account_linking_token` for, with name and picture where it grants them. */
export async function identifyMessengerUser(
  graph: GraphReads,
  accountLinkingToken: string,
): Promise<MessengerIdentity> {
  const query = { fields: 'recipient', account_linking_token: accountLinkingToken };
  const answer = await graph.get('/me', query, LIMITS);
  const psid = bodyOf(recipientAnswer, answer)?.recipient;
  if (psid === undefined) return { kind: hasAnswered(answer) ? 'refused' : 'unanswered' };
  const profile = await readProfile(graph, psid);
  return { kind: 'known', psid, ...(profile === undefined ? {} : { profile }) };
}

/** Refusals that concern the Page, the app or the moment (facts §3): they tell nothing about the token. */
const NOT_ABOUT_THE_TOKEN: ReadonlySet<number> = new Set([
  1, 2, 4, 10, 17, 32, 190, 200, 613, 80006,
]);

function hasAnswered(result: GraphResult): boolean {
  if (result.ok) return true;
  if (result.failure.kind !== 'refused' || result.failure.httpStatus >= 500) return false;
  const { code } = result.failure;
  return code !== undefined && !NOT_ABOUT_THE_TOKEN.has(code);
}

/** Name and picture of somebody whose psid we know, where Facebook grants them. */
export async function readProfile(
  graph: GraphReads,
  psid: string,
): Promise<MessengerProfile | undefined> {
  const query = { fields: 'first_name,last_name,profile_pic' };
  const answer = bodyOf(profileAnswer, await graph.get(`/${psid}`, query, LIMITS));
  if (answer === undefined) return undefined;
  const fullName = `${answer.first_name} ${answer.last_name}`.trim();
  const profile = {
    ...(fullName === '' ? {} : { name: fullName }),
    ...(answer.profile_pic === '' ? {} : { pictureUrl: answer.profile_pic }),
  };
  return Object.keys(profile).length === 0 ? undefined : profile;
}

function bodyOf<const Schema extends v.GenericSchema>(
  schema: Schema,
  result: GraphResult,
): v.InferOutput<Schema> | undefined {
  const parsed = result.ok ? v.safeParse(schema, result.body) : undefined;
  return parsed?.success ? parsed.output : undefined;
}
