import type {
  EchoEvent,
  PassThreadControlEvent,
  TakeThreadControlEvent,
} from '../messenger/webhook/events';
import { DAY } from '../shared/clock';
import { parseMetadata } from '../store/queue-item';
import { decision, type Decision, type Snapshot } from './decision';
import { menu, reply, voiceFor } from './replies/voice';

/** Somebody has the thread, but the event does not say who. */
const UNKNOWN_APP = 'unknown';

/** Control was passed on: to us, to nobody (idle) or to another app such as the Page Inbox (facts §5). */
export function decidePassed(event: PassThreadControlEvent, snapshot: Snapshot): Decision {
  const { newOwnerAppId } = event;
  return newOwnerAppId === null || newOwnerAppId === snapshot.appId
    ? decideReturned(snapshot)
    : decideOwnedBy(newOwnerAppId, event.timestamp, snapshot);
}

/** An app that is told of a taking without a new owner's name is the one it was taken from. */
export function decideTaken(event: TakeThreadControlEvent, snapshot: Snapshot): Decision {
  return event.newOwnerAppId === snapshot.appId
    ? decideReturned(snapshot)
    : decideOwnedBy(event.newOwnerAppId ?? UNKNOWN_APP, event.timestamp, snapshot);
}

/**
 * The Page said something. Our own message settles what delivery waits for; another app's means that a human or
 * another bot answered, and ours goes quiet. Only our own id decides: Meta documents two ids of its Inbox (facts §14).
 */
export function decideEcho(event: EchoEvent, snapshot: Snapshot): Decision {
  if (event.appId !== undefined && event.appId !== snapshot.appId) {
    return decideOwnedBy(event.appId, event.timestamp, snapshot);
  }
  const sent = parseMetadata(event.metadata);
  if (sent === undefined || event.mid === undefined) return decision('own_echo');
  return decision('own_echo', { effects: [{ type: 'settle', ...sent, mid: event.mid }] });
}

const decideOwnedBy = (appId: string, timestamp: number, { now }: Snapshot): Decision =>
  decision('thread_owned_by_other', {
    change: { threadOwner: { appId, since: Math.min(timestamp, now) } },
  });

/** Says hello again, unless the window has closed: a greeting that waits for it would come out of nowhere. */
function decideReturned(snapshot: Snapshot): Decision {
  const { state, now } = snapshot;
  const voice = voiceFor(snapshot);
  const greets = now - (state.lastUserActionAt ?? 0) < DAY;
  return decision('thread_returned', {
    change: { threadOwner: null },
    outgoing: greets ? [reply(voice.texts.botIsBack, menu(voice))] : [],
    release: true,
  });
}
