import { encodeChoice } from '../messenger/choice';
import type { Attachment, EventOrigin, RecognisedEvent } from '../messenger/webhook/events';
import type { Locale } from '../shared/locale';
import { chatPartition } from './chat-partition';

/** What somebody did in their chat, as a channel reads it out of its messenger's words. */
export interface ChatUpdate {
  /** The same when the messenger delivers it again, and no other's in this channel: printable ASCII, at most 300. */
  readonly id: string;
  /** Of a chat with one person: what is said there, nobody else reads. Without `#`, at most 200 characters. */
  readonly chatId: string;
  /** Milliseconds. */
  readonly at: number;
  readonly person: ChatPerson;
  readonly act: ChatAct;
}

/** What the messenger tells of a person unasked. */
export interface ChatPerson {
  readonly firstName?: string;
  readonly locale?: Locale;
}

export type ChatAct =
  | { readonly kind: 'wrote'; readonly text: string }
  /** `text`: the words that came with it, if any. */
  | { readonly kind: 'sentAttachment'; readonly attachment: Attachment; readonly text?: string }
  /** `payload` as it was given to the button, if it came back whole; else its title says what is meant. */
  | { readonly kind: 'tapped'; readonly title: string; readonly payload?: string }
  /** Opened the chat for the first time, or by a link that brings a reference. */
  | { readonly kind: 'opened'; readonly reference?: string };

/** The same as an event of the one conversation that all messengers share. */
export function toEvent(channel: string, update: ChatUpdate): RecognisedEvent {
  const origin: EventOrigin = {
    key: `${channel}#${update.id}`,
    psid: chatPartition(channel, update.chatId),
    pageId: channel,
    timestamp: update.at,
    channel: 'messaging',
  };
  const { act } = update;
  switch (act.kind) {
    case 'wrote':
      return { ...origin, kind: 'message', text: act.text, attachments: [] };
    case 'sentAttachment': {
      const { attachment, text } = act;
      return {
        ...origin,
        kind: 'message',
        ...(text !== undefined && { text }),
        attachments: [attachment],
      };
    }
    case 'tapped': {
      const { title, payload } = act;
      return { ...origin, kind: 'postback', title, ...(payload !== undefined && { payload }) };
    }
    case 'opened':
      return act.reference === undefined
        ? { ...origin, kind: 'postback', payload: encodeChoice({ do: 'start' }) }
        : { ...origin, kind: 'referral', ref: act.reference };
  }
}
