import type { LogInForm } from '../messenger/log-in-button';
import type { SendForm } from '../messenger/send-form';
import type { Verdict } from '../messenger/verdict';
import type { RandomBytes } from '../shared/random';
import { UNKNOWN_OWNER } from '../store/conversation-state';
import type { SettledItem, StateEffect, StoredQueueItem } from '../store/outbox';
import type { Progress } from '../store/queue-item';
import { backoffMs } from './backoff';
import { ECHO_LIMIT_MS } from './next-step';

/** What a verdict does to the item, to what we know of the person, and to the rest of the queue. */
export interface Consequence {
  readonly item:
    | { readonly settled: Pick<SettledItem, 'outcome' | 'messageId' | 'reason'> }
    | { readonly queued: Pick<StoredQueueItem, 'progress' | 'attempts'> };
  readonly learned?: StateEffect;
  /** The person's later items wait until then (milliseconds). */
  readonly pauseUntil?: number;
}

export interface Attempt {
  readonly item: StoredQueueItem;
  readonly as: SendForm | 'unlink';
  /** The form that its Log In button had. */
  readonly logIn?: LogInForm | undefined;
  /** When the send began: what is learned dates from then, so that an act of the customer since counts as later. */
  readonly began: number;
  readonly now: number;
}

const WAITING: Progress = { status: 'waiting' };

export function consequenceOf(
  verdict: Verdict,
  attempt: Attempt,
  random: RandomBytes,
): Consequence {
  const { item, as, began, now } = attempt;
  const waits = { queued: { progress: WAITING, attempts: item.attempts } };
  switch (verdict.kind) {
    case 'sent': {
      const { messageId } = verdict;
      return { item: { settled: { outcome: 'sent', ...(messageId && { messageId }) } } };
    }
    case 'throttle':
    case 'token_dead':
    case 'page_restricted':
      return { item: waits };
    case 'retry':
      return retryLater(attempt, verdict.parkAfter, random, verdict.afterMs);
    case 'config_fault':
      return retryLater(attempt, FAULTY_ATTEMPTS, random);
    case 'privacy_rules':
      // It is the button that Facebook refuses: a link in its place gets through.
      return attempt.logIn === 'account_link'
        ? { item: waits, learned: { field: 'accountLinkingUnavailable', value: began } }
        : refusedForGood(attempt);
    case 'permanent':
      return refusedForGood(attempt);
    case 'unknown':
      if (as === 'unlink') return retryLater(attempt, MAX_UNLINKS, random);
      return {
        item: {
          queued: { progress: { status: 'unconfirmed', since: now }, attempts: item.attempts },
        },
        pauseUntil: now + ECHO_LIMIT_MS,
      };
    case 'window_closed':
      if (as === 'unlink') return failed(verdict.kind);
      return {
        item: isPlain(as) ? waits : { queued: heldInVain(attempt) },
        learned: { field: 'windowClosedAt', value: began },
      };
    case 'unreachable':
      if (as === 'unlink') return failed(verdict.kind);
      return { item: waits, learned: { field: 'unreachableSince', value: began } };
    case 'not_owner': {
      if (as === 'unlink') return failed(verdict.kind);
      const value = { appId: verdict.appId ?? UNKNOWN_OWNER, since: began };
      return { item: waits, learned: { field: 'threadOwner', value } };
    }
  }
}

const MAX_UNLINKS = 8;
/** Then it may be the one message that Facebook refuses so: it must not keep the Page's circuit open. */
const FAULTY_ATTEMPTS = 4;
const failed = (reason: string): Consequence => ({
  item: { settled: { outcome: 'failed', reason } },
});

function refusedForGood(attempt: Attempt): Consequence {
  // It is the template that Facebook refuses: the message itself may go out when the window opens.
  return attempt.as !== 'unlink' && attempt.as.messagingType === 'UTILITY'
    ? { item: { queued: heldInVain(attempt) } }
    : failed('permanent');
}

/** A message that has used its quick attempts is parked, never dropped: the trouble is not its own. */
function retryLater(
  { item, as, now }: Attempt,
  quickAttempts: number,
  random: RandomBytes,
  afterMs = 0,
): Consequence {
  const attempts = item.attempts + 1;
  if (attempts >= quickAttempts) {
    if (as === 'unlink') return failed('retries_exhausted');
    const progress = { status: 'held', reason: 'service_trouble', since: now } as const;
    return { item: { queued: { progress, attempts } } };
  }
  const notBefore = now + Math.max(afterMs, backoffMs(attempts, random));
  return {
    item: { queued: { progress: { status: 'waiting', notBefore }, attempts } },
    pauseUntil: notBefore,
  };
}

/** The window's own forms; the others are what is left when it is closed. */
const isPlain = (form: SendForm): boolean =>
  form.messagingType === 'RESPONSE' || form.messagingType === 'UPDATE';

/** Counted as an attempt, which is how the next step knows not to try the same again. */
const heldInVain = ({ item, began }: Attempt): Pick<StoredQueueItem, 'progress' | 'attempts'> => ({
  progress: { status: 'held', reason: 'window_closed', since: began },
  attempts: item.attempts + 1,
});
