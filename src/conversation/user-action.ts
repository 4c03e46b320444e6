import type { RecognisedEvent } from '../messenger/webhook/events';
import { DAY, HOUR } from '../shared/clock';
import {
  ownedUntil,
  UNKNOWN_OWNER,
  type ConversationState,
  type StateChange,
} from '../store/conversation-state';
import type { Snapshot } from './decision';

/** What a customer's action changes before anyone thinks about an answer. */
export interface UserAction {
  readonly change: StateChange;
  /** Something that was held may go out now; delivery decides, and holds again what another owner forbids. */
  readonly release: boolean;
  /** Somebody else has the thread: the bot listens only (facts §5). */
  readonly silent: boolean;
}

/** An hour before the window closes, as delivery stops some minutes early; a release too many does no harm. */
const SURELY_OPEN_MS = DAY - HOUR;

/**
 * Renews the 24-hour window by Facebook's own timestamp (facts §2.3). Nobody's clock may open it into the future, and
 * a late event may not shorten it. The same goes for the seven days of a human's answer, which only what appears in the
 * chat renews: no link, plugin or reaction (facts §2.4).
 */
export function userAction(event: RecognisedEvent, { state, now, profile }: Snapshot): UserAction {
  const standby = event.channel === 'standby';
  const ownerGone = isOwnerGone(event, state, now);
  const silent = isSilent(event, state, now);
  const at = Math.min(event.timestamp, now);
  return {
    change: {
      lastUserActionAt: Math.max(state.lastUserActionAt ?? 0, at),
      ...(isMessage(event) && { lastUserMessageAt: Math.max(state.lastUserMessageAt ?? 0, at) }),
      ...(profile && { profile }),
      unreachableSince: null,
      windowClosedAt: null,
      ...(standby ? heardOnStandby(at, state) : {}),
      ...(ownerGone ? { threadOwner: null } : {}),
    },
    release: ownerGone || mayHoldItems(state, now),
    silent,
  };
}

/**
 * What comes on standby says that somebody else has the thread, also where nobody told us: "Move to Main" in the Inbox
 * takes it without a word (facts §5).
 */
function heardOnStandby(
  at: number,
  { threadOwner, ownerChangedAt = 0 }: ConversationState,
): StateChange {
  if (at < ownerChangedAt) return {};
  const { standbyAt = 0, ...owner } = threadOwner ?? { appId: UNKNOWN_OWNER, since: at };
  return { threadOwner: { ...owner, standbyAt: Math.max(standbyAt, at) } };
}

/**
 * The owner released the thread, of which no event tells (facts §5): what people write came on standby, and comes by the
 * ordinary channel now. Without a default app it always does, and says nothing.
 */
const isReleased = (event: RecognisedEvent, { threadOwner }: ConversationState): boolean =>
  isMessage(event) &&
  threadOwner?.standbyAt !== undefined &&
  event.timestamp > Math.max(threadOwner.standbyAt, threadOwner.since);

/** Whoever had the thread has let go of it, or has been idle for a day. */
const isOwnerGone = (event: RecognisedEvent, state: ConversationState, now: number): boolean =>
  event.channel !== 'standby' && (isIdle(state, now) || isReleased(event, state));

/** Somebody else has the thread: the bot listens only. */
export const isSilent = (event: RecognisedEvent, state: ConversationState, now: number): boolean =>
  event.channel === 'standby' ||
  (state.threadOwner !== undefined && !isOwnerGone(event, state, now));

const isMessage = ({ kind }: RecognisedEvent): boolean => kind === 'message' || kind === 'postback';

const isIdle = (state: ConversationState, now: number): boolean => {
  const until = ownedUntil(state);
  return until !== undefined && now >= until;
};

const mayHoldItems = (state: ConversationState, now: number): boolean =>
  state.unreachableSince !== undefined ||
  state.windowClosedAt !== undefined ||
  now - (state.lastUserActionAt ?? 0) > SURELY_OPEN_MS;
