import type { Graph } from '../messenger/graph';
import { readUserProfile } from '../messenger/user-profile';
import { clip } from '../shared/clip';
import { DAY, SECOND, type Clock } from '../shared/clock';
import type { Log } from '../shared/log';
import type { ConversationState, Profile } from '../store/conversation-state';

/** Reads a person's profile if it is time to; `undefined`: not now. */
export type ReadProfile = (state: ConversationState) => Promise<Profile | undefined>;

export interface ProfileDeps {
  readonly graph: Pick<Graph, 'get'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly correlationId: string;
}

/** For all people of one webhook call together, which Facebook wants answered within five seconds (facts §4.3). */
const BUDGET_MS = SECOND;
export const MAX_NAME = 30;

/**
 * For one webhook call. Each person is asked for once, however often their event is decided anew, and whatever comes of
 * it is remembered with the time: a Graph API that is down costs a second, once, and never the answer.
 */
export function createProfileReader({
  graph,
  clock,
  log,
  correlationId,
}: ProfileDeps): ReadProfile {
  const reads = new Map<string, Promise<Profile | undefined>>();
  let until: number | undefined;

  const read = async ({ psid, profile }: ConversationState): Promise<Profile | undefined> => {
    const began = clock();
    const end = (until ??= began + BUDGET_MS);
    if (began >= end) return undefined;
    const learned = await readUserProfile(graph, psid, () => end - clock());
    if (learned === undefined) {
      log('warn', 'profile_not_read', { correlationId, milliseconds: clock() - began });
      return { ...profile, readAt: began };
    }
    const { firstName, locale } = learned;
    return {
      ...(firstName === undefined ? {} : { firstName: clip(firstName, MAX_NAME) }),
      ...(locale === undefined ? {} : { locale }),
      readAt: began,
    };
  };

  return (state) => {
    if (!isDue(state, clock())) return Promise.resolve(undefined);
    const reading = reads.get(state.psid) ?? read(state);
    reads.set(state.psid, reading);
    return reading;
  };
}

/** What is known may change; what is not may be granted later. */
function isDue({ profile }: ConversationState, now: number): boolean {
  if (profile === undefined) return true;
  const isKnown = profile.firstName !== undefined || profile.locale !== undefined;
  return now - profile.readAt >= (isKnown ? 7 * DAY : DAY);
}
