import { PAGE_INBOX_APP_ID } from '../messenger/page-inbox';
import type {
  EchoEvent,
  EventOrigin,
  PassThreadControlEvent,
  RequestThreadControlEvent,
  TakeThreadControlEvent,
} from '../messenger/webhook/events';
import { DAY } from '../shared/clock';
import { UNKNOWN_OWNER } from '../store/conversation-state';
import { parseMetadata } from '../store/queue-item';
import { decision, type Decision, type Snapshot } from './decision';
import { handOver, placePass } from './handover';
import { replyBotIsBack, replyHumanJoins } from './replies/handover';
import { voiceFor } from './replies/voice';

/** Control was passed on: to us, to nobody (idle) or to another app such as the Page Inbox (facts §5). */
export function decidePassed(event: PassThreadControlEvent, snapshot: Snapshot): Decision {
  const { newOwnerAppId } = event;
  return newOwnerAppId === null || newOwnerAppId === snapshot.appId
    ? decideReturned(event, snapshot)
    : decideOwnedBy(newOwnerAppId, event, snapshot);
}

/** An app that is told of a taking without a new owner's name is the one it was taken from. */
export function decideTaken(event: TakeThreadControlEvent, snapshot: Snapshot): Decision {
  return event.newOwnerAppId === snapshot.appId
    ? decideReturned(event, snapshot)
    : decideOwnedBy(event.newOwnerAppId ?? UNKNOWN_OWNER, event, snapshot);
}

/**
 * Our people get the thread when their Inbox asks for it. Another app does not: what the Page's admin trusts to take over
 * takes, and needs not ask (decision 11).
 */
export function decideRequested(event: RequestThreadControlEvent, snapshot: Snapshot): Decision {
  const { state } = snapshot;
  if (state.threadOwner !== undefined || isOutdated(event, snapshot)) {
    return decision('thread_request_ignored');
  }
  if (event.requestedOwnerAppId !== PAGE_INBOX_APP_ID) return decision('thread_request_declined');
  const voice = voiceFor(snapshot);
  const announcement = isInWindow(snapshot) ? [replyHumanJoins(voice)] : [];
  return placePass(handOver('thread_request_granted', announcement, snapshot, voice), snapshot);
}

/**
 * The Page said something. Our own message settles what delivery waits for; another app's means that a human or
 * another bot answered, and ours goes quiet. Only our own id decides: Meta documents two ids of its Inbox (facts §14).
 */
export function decideEcho(event: EchoEvent, snapshot: Snapshot): Decision {
  if (event.appId !== undefined && event.appId !== snapshot.appId) {
    return isStillOurs(snapshot)
      ? decision('automation_echo')
      : decideOwnedBy(event.appId, event, snapshot);
  }
  const sent = parseMetadata(event.metadata);
  if (sent === undefined || event.mid === undefined) return decision('own_echo');
  return decision('own_echo', { effects: [{ type: 'settle', ...sent, mid: event.mid }] });
}

/**
 * A human's answer takes the thread over; an instant reply of the Inbox, which nobody wrote, does not (facts §5). Where
 * Facebook does not say that the thread is ours, the bot is rather silent than in a human's way.
 */
const isStillOurs = ({ owner, appId }: Snapshot): boolean =>
  owner?.kind === 'app' && owner.appId === appId;

function decideOwnedBy(appId: string, event: EventOrigin, snapshot: Snapshot): Decision {
  if (isOutdated(event, snapshot)) return outdated;
  const since = Math.min(event.timestamp, snapshot.now);
  const standbyAt = event.channel === 'standby' ? { standbyAt: since } : {};
  return decision('thread_owned_by_other', {
    change: { threadOwner: { appId, since, ...standbyAt }, ownerChangedAt: since },
  });
}

/** Says hello again, unless the window has closed: a greeting that waits for it would come out of nowhere. */
function decideReturned(event: EventOrigin, snapshot: Snapshot): Decision {
  if (isOutdated(event, snapshot)) return outdated;
  return decision('thread_returned', {
    change: { threadOwner: null, ownerChangedAt: Math.min(event.timestamp, snapshot.now) },
    outgoing: isInWindow(snapshot) ? [replyBotIsBack(voiceFor(snapshot))] : [],
    release: true,
  });
}

const isInWindow = ({ state, now }: Snapshot): boolean => now - (state.lastUserActionAt ?? 0) < DAY;

/** Webhooks come in any order: the echo of a human who has passed the thread back must not silence the bot again. */
const isOutdated = ({ timestamp }: EventOrigin, { state: { ownerChangedAt = 0 } }: Snapshot) =>
  timestamp < ownerChangedAt;

const outdated = decision('thread_control_outdated');
