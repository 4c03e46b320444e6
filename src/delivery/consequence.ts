import { isSendForm, type SendForm } from '../messenger/send-form';
import { isThreadControl } from '../messenger/thread-control';
import type { Verdict } from '../messenger/verdict';
import type { RandomBytes } from '../shared/random';
import { UNKNOWN_OWNER } from '../store/conversation-state';
import type { StoredQueueItem } from '../store/outbox';
import type { HoldReason, Progress } from '../store/queue-item';
import { tryAgain, type Attempt, type Consequence } from './attempt';
import { consequenceOfControl } from './handover/consequence-of-control';
import { ECHO_LIMIT_MS } from './next-step';

const WAITING: Progress = { status: 'waiting' };

export function consequenceOf(
  verdict: Verdict,
  attempt: Attempt,
  random: RandomBytes,
): Consequence {
  const { item, as, began, now } = attempt;
  if (isThreadControl(item.outgoing)) {
    return consequenceOfControl(verdict, item.outgoing, attempt, random);
  }
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
    case 'routing_fault':
    case 'no_default_app':
    case 'permanent':
      return refusedForGood(attempt);
    case 'unknown':
      if (!isSendForm(as)) return retryLater(attempt, MAX_UNLINKS, random);
      return {
        item: {
          queued: { progress: { status: 'unconfirmed', since: now }, attempts: item.attempts },
        },
        pauseUntil: now + ECHO_LIMIT_MS,
      };
    case 'window_closed':
      if (!isSendForm(as)) return failed(verdict.kind);
      return {
        item: isPlain(as) ? waits : { queued: heldInVain(attempt) },
        learned: { field: 'windowClosedAt', value: began },
      };
    case 'utility_refused': {
      const item = { queued: heldInVain(attempt, 'utility_refused') };
      return verdict.scope === 'person'
        ? { item, learned: { field: 'utilityRefusedAt', value: began } }
        : { item };
    }
    case 'unreachable':
      if (!isSendForm(as)) return failed(verdict.kind);
      return { item: waits, learned: { field: 'unreachableSince', value: began } };
    case 'not_owner': {
      if (!isSendForm(as)) return failed(verdict.kind);
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
  return isSendForm(attempt.as) && attempt.as.messagingType === 'UTILITY'
    ? { item: { queued: heldInVain(attempt) } }
    : failed('permanent');
}

/** A message that has used its quick attempts is parked, never dropped: the trouble is not its own. */
function retryLater(
  attempt: Attempt,
  quickAttempts: number,
  random: RandomBytes,
  afterMs = 0,
): Consequence {
  const { item, as, now } = attempt;
  const attempts = item.attempts + 1;
  if (attempts >= quickAttempts) {
    if (!isSendForm(as)) return failed('retries_exhausted');
    const progress = { status: 'held', reason: 'service_trouble', since: now } as const;
    return { item: { queued: { progress, attempts } } };
  }
  return tryAgain(attempt, random, afterMs);
}

/** The window's own forms; the others are what is left when it is closed. */
const isPlain = (form: SendForm): boolean =>
  form.messagingType === 'RESPONSE' || form.messagingType === 'UPDATE';

/** Counted as an attempt, which is how the next step knows not to try the same again. */
const heldInVain = (
  { item, began }: Attempt,
  reason: HoldReason = 'window_closed',
): Pick<StoredQueueItem, 'progress' | 'attempts'> => ({
  progress: { status: 'held', reason, since: began },
  attempts: item.attempts + 1,
});
