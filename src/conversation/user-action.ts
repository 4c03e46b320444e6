import type { RecognisedEvent } from '../messenger/webhook/events';
import { DAY, HOUR } from '../shared/clock';
import { ownedUntil, type ConversationState, type StateChange } from '../store/conversation-state';
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
  const ownerGone = !standby && isIdle(state, now);
  const silent = standby || (state.threadOwner !== undefined && !ownerGone);
  const at = Math.min(event.timestamp, now);
  return {
    change: {
      lastUserActionAt: Math.max(state.lastUserActionAt ?? 0, at),
      ...(isMessage(event) && { lastUserMessageAt: Math.max(state.lastUserMessageAt ?? 0, at) }),
      ...(profile && { profile }),
      unreachableSince: null,
      windowClosedAt: null,
      ...(ownerGone ? { threadOwner: null } : {}),
    },
    release: ownerGone || mayHoldItems(state, now),
    silent,
  };
}

const isMessage = ({ kind }: RecognisedEvent): boolean => kind === 'message' || kind === 'postback';

const isIdle = (state: ConversationState, now: number): boolean => {
  const until = ownedUntil(state);
  return until !== undefined && now >= until;
};

const mayHoldItems = (state: ConversationState, now: number): boolean =>
  state.unreachableSince !== undefined ||
  state.windowClosedAt !== undefined ||
  now - (state.lastUserActionAt ?? 0) > SURELY_OPEN_MS;
