import type { Thread, ThreadMessage } from '../../messenger/thread/thread-model';
import { isFromPage, type World } from '../messenger/world';

/** The person's messages that nobody has answered: neither the bot nor an agent. */
export function unansweredMessages({ messages }: Thread): readonly ThreadMessage[] {
  const answered = messages.findLastIndex(({ from }) => isFromPage(from));
  return messages.slice(answered + 1).filter(({ from }) => from === 'customer');
}

/** Staff have the conversation, and it is theirs to say the next word. */
export const waitsForHuman = ({ messages, state }: Thread): boolean =>
  state.owner === 'inbox' && messages.findLast(({ from }) => from !== 'facebook')?.from !== 'agent';

export const waitingThreads = (threads: World['threads']): readonly Thread[] =>
  Object.values(threads).filter(waitsForHuman);

/**
 * The conversations as staff work through them: who waits for a human first, the longest wait on top; then what nobody
 * has answered; then the rest, the latest on top. Who never wrote has no conversation.
 */
export const inInboxOrder = (threads: World['threads']): readonly Thread[] =>
  Object.values(threads)
    .filter(({ messages }) => messages.length > 0)
    .sort((one, other) => {
      const rank = rankOf(one) - rankOf(other);
      if (rank !== 0) return rank;
      const later = lastAt(other) - lastAt(one);
      return waitsForHuman(one) ? -later : later;
    });

function rankOf(thread: Thread): number {
  if (waitsForHuman(thread)) return 0;
  return unansweredMessages(thread).length > 0 ? 1 : 2;
}

export const lastAt = ({ messages }: Thread): number => messages.at(-1)?.at ?? 0;
