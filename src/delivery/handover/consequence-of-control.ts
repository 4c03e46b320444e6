import type { RequestThread, ThreadControl } from '../../messenger/outgoing';
import type { Verdict } from '../../messenger/verdict';
import type { RandomBytes } from '../../shared/random';
import { UNKNOWN_OWNER, type ConversationState } from '../../store/conversation-state';
import { tryAgain, type Attempt, type Consequence, type Follow } from '../attempt';

/** Some twenty minutes: whoever asked for a human is to hear by then that nobody could be reached. */
const MAX_ATTEMPTS = 6;

/** What an answer to a call on thread control does. To repeat such a call does no harm, whatever became of the last. */
export function consequenceOfControl(
  verdict: Verdict,
  control: ThreadControl,
  attempt: Attempt,
  random: RandomBytes,
): Consequence {
  switch (verdict.kind) {
    case 'sent':
      return { item: { settled: { outcome: 'sent' } }, ...followsOf(onSuccess(control, attempt)) };
    case 'throttle':
    case 'token_dead':
    case 'page_restricted':
      return {
        item: { queued: { progress: { status: 'waiting' }, attempts: attempt.item.attempts } },
      };
    case 'retry':
    case 'unknown':
      return attempt.item.attempts + 1 < MAX_ATTEMPTS
        ? tryAgain(attempt, random)
        : refused('retries_exhausted', onRefusal(control, attempt));
    case 'not_owner':
      return control.type === 'passThread'
        ? ownedByOther(verdict.appId, attempt)
        : refused(verdict.kind, onRefusal(control, attempt));
    case 'no_default_app':
      // Then Facebook keeps nobody from writing: that we were silent was our own doing (facts §5).
      return refused(
        verdict.kind,
        control.type === 'takeThread' ? onSuccess(control, attempt) : onRefusal(control, attempt),
      );
    case 'routing_fault':
    case 'config_fault':
    case 'window_closed':
    case 'unreachable':
    case 'privacy_rules':
    case 'utility_refused':
    case 'permanent':
      return refused(verdict.kind, onRefusal(control, attempt));
  }
}

type Follows = NonNullable<Consequence['follows']>;

const followsOf = (follows: Follows | undefined): Pick<Consequence, 'follows'> =>
  follows === undefined ? {} : { follows };

const refused = (reason: string, follows: Follows | undefined): Consequence => ({
  item: { settled: { outcome: 'failed', reason } },
  ...followsOf(follows),
});

/** Somebody has the thread already, so somebody answers: that it is passed on was said, and holds. */
const ownedByOther = (appId: string | undefined, { began }: Attempt): Consequence => ({
  ...refused('not_owner', undefined),
  learned: { field: 'threadOwner', value: { appId: appId ?? UNKNOWN_OWNER, since: began } },
});

function onSuccess(control: ThreadControl, attempt: Attempt): Follows | undefined {
  return control.type === 'takeThread'
    ? (state) => returned(state, attempt, control.then)
    : undefined;
}

function onRefusal(control: ThreadControl, attempt: Attempt): Follows | undefined {
  switch (control.type) {
    case 'passThread':
      return (state) =>
        state.threadOwner?.passedBy === attempt.item.order
          ? returned(state, attempt, control.ifRefused)
          : undefined;
    case 'takeThread':
      return ({ threadOwner }) =>
        threadOwner && following({ type: 'requestThread', reason: control.reason });
    case 'requestThread':
      return undefined;
  }
}

/** The thread is ours; nothing to be said of it where it came back by itself meanwhile. */
function returned(
  { threadOwner, ownerChangedAt = 0 }: ConversationState,
  { began }: Attempt,
  message: Follow['outgoing'][number],
): Follow | undefined {
  if (threadOwner === undefined) return undefined;
  return {
    change: { threadOwner: null, ownerChangedAt: Math.max(began, ownerChangedAt) },
    outgoing: [message],
    release: true,
  };
}

const following = (request: RequestThread): Follow => ({
  change: {},
  outgoing: [request],
  release: false,
});
