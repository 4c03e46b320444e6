import type { MessageEvent } from '../messenger/webhook/events';
import { sha256Hex } from '../shared/hash';
import type { NoteAttachment } from '../store/ticket-rows';

/** A person's own words, as a human of ours may read them on a ticket. */
export interface Said {
  readonly text: string;
  readonly attachments: readonly NoteAttachment[];
  /** Facebook's timestamp in milliseconds: the order in which they were written. */
  readonly at: number;
  /** The same when Facebook delivers the message again. */
  readonly noteId: string;
}

/** `undefined` for a tap, whose text is ours, and for a sticker, which says nothing that an agent could answer. */
export function saidIn(event: MessageEvent): Said | undefined {
  const { key, timestamp, text = '', stickerId, quickReplyPayload } = event;
  if (quickReplyPayload !== undefined) return undefined;
  const attachments = event.attachments.filter(({ type }) => type !== 'sticker');
  const isSticker = stickerId !== undefined || attachments.length === 0;
  if (text.trim() === '' && isSticker) return undefined;
  return {
    text: text.trim().toWellFormed(),
    attachments: attachments.map(({ type, url }) => ({
      type,
      ...(url === undefined ? {} : { url }),
    })),
    at: timestamp,
    noteId: noteIdOf(key),
  };
}

/** The note on a ticket that the message of this key becomes. */
export const noteIdOf = (eventKey: string): string => sha256Hex(eventKey).slice(0, 16);
