import { decodeChange, decodeMessaging } from './decode-event';
import { readEntryContext } from './entry-context';
import type { EntryContext } from './entry-context';
import type { Channel, IgnoreReason, WebhookEvent } from './events';
import { ignored } from './ignored';
import { isWireObject } from './wire';

export type DecodedWebhook =
  | { readonly events: readonly WebhookEvent[] }
  | { readonly refused: 'not_a_page_event' | 'too_many_events' };

/** Facebook batches up to 1,000 (facts §4.3); a megabyte of commas would make half a million. */
const MAXIMUM_EVENTS = 5_000;

/**
 * Turns a body read by `parseBody` into events, in the order of the wire. Each is read on its own: whatever is
 * broken, unknown or null in one costs none of its neighbours. Refused is only what has no list of entries.
 * Never throws. `receivedAt` is in milliseconds and stands in where neither event nor entry gives a time. An app may
 * be subscribed to several Pages: what an entry says of another than `ourPageId` is not ours to answer.
 */
export function decodeWebhook(
  body: unknown,
  receivedAt: number,
  ourPageId?: string,
): DecodedWebhook {
  if (!isWireObject(body) || !Array.isArray(body['entry'])) return { refused: 'not_a_page_event' };
  const entries: readonly unknown[] = body['entry'];
  // Instagram's events have the same shapes but are not ours to answer; some relays leave `object` out.
  const ours = (body['object'] ?? 'page') === 'page';
  const read = entries.map((entry) => ({
    context: readEntryContext(entry, receivedAt),
    pieces: piecesOf(entry),
  }));
  const count = read.reduce((sum, { pieces }) => sum + pieces.length, 0);
  if (count > MAXIMUM_EVENTS) return { refused: 'too_many_events' };
  const events = read.flatMap(({ context, pieces }) => {
    const foreign = ours ? otherPage(context, ourPageId) : 'other_object';
    return pieces.flatMap((piece) =>
      foreign === undefined ? decodePiece(piece, context) : ignorePiece(piece, foreign, context),
    );
  });
  return { events };
}

const otherPage = ({ pageId }: EntryContext, ourPageId: string | undefined) =>
  ourPageId === undefined || pageId === undefined || pageId === ourPageId
    ? undefined
    : 'other_page';

/** One thing in an entry that becomes events, or the reason why it cannot. */
interface Piece {
  readonly channel: Channel;
  readonly value: unknown;
  readonly fault?: 'malformed' | 'unknown_event';
}

const CHANNELS: readonly Channel[] = ['messaging', 'standby', 'changes'];

/** The channel is a property of each list in each entry: a batch mixes them (peers §3). */
function piecesOf(entry: unknown): readonly Piece[] {
  if (!isWireObject(entry)) return [{ channel: 'messaging', value: entry, fault: 'malformed' }];
  const given = CHANNELS.filter((channel) => (entry[channel] ?? null) !== null);
  if (given.length === 0) return [{ channel: 'messaging', value: entry, fault: 'unknown_event' }];
  return given.flatMap((channel): readonly Piece[] => {
    const list = entry[channel];
    if (!Array.isArray(list)) return [{ channel, value: list, fault: 'malformed' }];
    return list.map((value: unknown) => ({ channel, value }));
  });
}

function decodePiece(piece: Piece, context: EntryContext): readonly WebhookEvent[] {
  const { channel, value, fault } = piece;
  if (fault !== undefined) return ignorePiece(piece, fault, context);
  return channel === 'changes'
    ? decodeChange(value, context)
    : decodeMessaging(value, channel, context);
}

const ignorePiece = (
  { channel, value }: Piece,
  reason: Exclude<IgnoreReason, 'other_change'>,
  context: EntryContext,
): readonly WebhookEvent[] => [ignored(reason, value, channel, context)];
