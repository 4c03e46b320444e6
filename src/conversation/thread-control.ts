import type {
  EchoEvent,
  EventOrigin,
  PassThreadControlEvent,
  TakeThreadControlEvent,
} from '../messenger/webhook/events';
import { DAY } from '../shared/clock';
import { UNKNOWN_OWNER } from '../store/conversation-state';
import { parseMetadata } from '../store/queue-item';
import { decision, type Decision, type Snapshot } from './decision';
import { menu, reply, voiceFor } from './replies/voice';

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
 * The Page said something. Our own message settles what delivery waits for; another app's means that a human or
 * another bot answered, and ours goes quiet. Only our own id decides: Meta documents two ids of its Inbox (facts §14).
 */
export function decideEcho(event: EchoEvent, snapshot: Snapshot): Decision {
  if (event.appId !== undefined && event.appId !== snapshot.appId) {
    return decideOwnedBy(event.appId, event, snapshot);
  }
  const sent = parseMetadata(event.metadata);
  if (sent === undefined || event.mid === undefined) return decision('own_echo');
  return decision('own_echo', { effects: [{ type: 'settle', ...sent, mid: event.mid }] });
}

function decideOwnedBy(appId: string, event: EventOrigin, snapshot: Snapshot): Decision {
  if (isOutdated(event, snapshot)) return outdated;
  const since = Math.min(event.timestamp, snapshot.now);
  return decision('thread_owned_by_other', {
    change: { threadOwner: { appId, since }, ownerChangedAt: since },
  });
}

/** Says hello again, unless the window has closed: a greeting that waits for it would come out of nowhere. */
function decideReturned(event: EventOrigin, snapshot: Snapshot): Decision {
  if (isOutdated(event, snapshot)) return outdated;
  const { state, now } = snapshot;
  const voice = voiceFor(snapshot);
  const greets = now - (state.lastUserActionAt ?? 0) < DAY;
  return decision('thread_returned', {
    change: { threadOwner: null, ownerChangedAt: Math.min(event.timestamp, now) },
    outgoing: greets ? [reply(voice.texts.botIsBack, menu(voice))] : [],
    release: true,
  });
}

/** Webhooks come in any order: the echo of a human who has passed the thread back must not silence the bot again. */
const isOutdated = ({ timestamp }: EventOrigin, { state: { ownerChangedAt = 0 } }: Snapshot) =>
  timestamp < ownerChangedAt;

const outdated = decision('thread_control_outdated');
