import type { EntryContext } from './entry-context';
import { keyByContent } from './event-key';
import type { Channel, IgnoredEvent, IgnoreReason } from './events';
import { toMilliseconds } from './timestamp';
import { isWireObject } from './wire';

/** A piece of a webhook body that we do not act on, with the names that tell what it was. */
export function ignored(
  reason: IgnoreReason,
  piece: unknown,
  channel: Channel,
  context: EntryContext,
): IgnoredEvent {
  const wire = isWireObject(piece) ? piece : {};
  const pageId = context.pageId ?? null;
  const ownTime = toMilliseconds(wire['timestamp']);
  return {
    kind: 'ignored',
    reason,
    key: keyByContent('ignored', {
      pageId,
      sender: null,
      recipient: null,
      timestamp: ownTime ?? null,
      payload: piece,
    }),
    psid: null,
    pageId,
    timestamp: ownTime ?? context.time ?? context.receivedAt,
    channel,
    keys: namesIn(wire),
  };
}

const ADDRESS_KEYS: readonly string[] = ['sender', 'recipient', 'timestamp'];

/** A change is named by its field, anything else by its keys. Bounded, because these go into logs. */
function namesIn(wire: Readonly<Record<string, unknown>>): readonly string[] {
  const names = typeof wire['field'] === 'string' ? [wire['field']] : Object.keys(wire);
  return names
    .filter((name) => !ADDRESS_KEYS.includes(name) && /^[\w-]{1,64}$/.test(name))
    .slice(0, 16);
}
