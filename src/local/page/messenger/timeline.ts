import type { Thread, ThreadMessage } from '../../messenger/thread/thread-model';
import { snippetOf } from './snippet';
import { isFromPage } from './world';

/** Messenger prints the time again after a pause. */
const PAUSE_MS = 10 * 60_000;

/** One message as the chat shows it. */
export interface TimelineEntry {
  readonly message: ThreadMessage;
  /** Whether the time stands above it. */
  readonly afterPause: boolean;
  /** The words it answers, where it quotes a message. */
  readonly quote?: string;
}

export function toTimeline(messages: readonly ThreadMessage[]): readonly TimelineEntry[] {
  return messages.map((message, index) => {
    const { at, replyToMid } = message;
    const quoted =
      replyToMid === undefined ? undefined : messages.find(({ mid }) => mid === replyToMid);
    return {
      message,
      afterPause: at - (messages[index - 1]?.at ?? -Infinity) > PAUSE_MS,
      ...(quoted && { quote: snippetOf(quoted.content) }),
    };
  });
}

const written = new WeakMap<ThreadMessage, string>();

/** Differs when the entry looks different. A message that did not change costs nothing: a thread holds many. */
export function signatureOf({ message, afterPause, quote = '' }: TimelineEntry): string {
  const content = written.get(message) ?? JSON.stringify(message);
  written.set(message, content);
  return `${String(afterPause)} ${quote} ${content}`;
}

export type Receipt = 'Sent' | 'Seen' | 'Delivered' | 'Read' | 'Not delivered';

/** What has become of the last message: the person's as the Page saw it, the Page's as the person did. */
export function receiptOf({ messages, state }: Thread): Receipt | undefined {
  const last = messages.at(-1);
  if (last === undefined || last.from === 'facebook') return undefined;
  const until = (watermark: number | null): boolean => last.at <= (watermark ?? -Infinity);
  if (!isFromPage(last.from)) return until(state.seenUntil) ? 'Seen' : 'Sent';
  if (until(state.readUntil)) return 'Read';
  return until(state.deliveredUntil) ? 'Delivered' : 'Not delivered';
}
