import type { Graph } from '../messenger/graph';
import { findThreadOwner, type ThreadOwnerAnswer } from '../messenger/thread-owner';
import type { RecognisedEvent } from '../messenger/webhook/events';
import { SECOND, type Clock } from '../shared/clock';
import type { ConversationState } from '../store/conversation-state';
import { isUserRefPartition } from '../store/psid';

/** Asks Facebook who has this person's thread; `no_answer` where the time for it is over. */
export type FindOwner = (psid: string) => Promise<ThreadOwnerAnswer>;

export interface OwnerDeps {
  readonly graph: Graph;
  readonly pageId: string;
  readonly clock: Clock;
}

/** For all people of one webhook call together, which Facebook wants answered within five seconds (facts §4.3). */
const BUDGET_MS = SECOND;

/** For one webhook call. Nothing but how long the bot stays silent depends on the answer. */
export function createOwnerFinder({ graph, pageId, clock }: OwnerDeps): FindOwner {
  let until: number | undefined;
  return async (psid) => {
    const now = clock();
    const left = (until ??= now + BUDGET_MS) - now;
    return left > 0
      ? findThreadOwner(graph, pageId, psid, { timeoutMs: left })
      : { kind: 'no_answer' };
  };
}

/** Another app spoke in a thread that we think ours: a human who took it, or an instant reply that takes nothing. */
export const isOwnerInDoubt = (
  event: RecognisedEvent,
  { threadOwner, psid }: ConversationState,
  ourAppId: string,
): boolean =>
  event.kind === 'echo' &&
  event.channel !== 'standby' &&
  event.appId !== undefined &&
  event.appId !== ourAppId &&
  threadOwner === undefined &&
  !isUserRefPartition(psid);
