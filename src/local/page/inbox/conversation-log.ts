import type { Thread } from '../../messenger/thread/thread-model';
import type { ChatScope } from '../messenger/chat-actions';
import { followEnd } from '../messenger/follow-end';
import { receiptOf, signatureOf, toTimeline } from '../messenger/timeline';
import { isFromPage } from '../messenger/world';
import { el, setText } from '../parts/el';
import { createList } from '../parts/reconcile';
import { drawAgentMessage } from './agent-message';

/** A conversation's messages for staff; new ones are announced. */
export function createConversationLog(personName: string, scope: Pick<ChatScope, 'localSites'>) {
  const messages = el('div', { class: 'inbox-messages' });
  const receipt = el('p', { class: 'inbox-receipt' });
  const element = el(
    'div',
    {
      class: 'inbox-log',
      role: 'log',
      tabindex: '0',
      'aria-label': `Messages with ${personName}`,
      'data-testid': 'inbox-log',
    },
    messages,
    receipt,
  );
  const drawList = createList(messages);
  followEnd(element);
  let isNews = false;
  return {
    element,
    show: (thread: Thread): void => {
      // A conversation that appears as a whole is no news to announce.
      element.setAttribute('aria-live', isNews ? 'polite' : 'off');
      isNews = true;
      drawList(
        toTimeline(thread.messages).map((entry) => ({
          key: entry.message.mid,
          signature: signatureOf(entry),
          draw: () => drawAgentMessage(entry, personName, scope),
        })),
      );
      const last = thread.messages.at(-1);
      setText(receipt, last && isFromPage(last.from) ? (receiptOf(thread) ?? '') : '');
    },
  };
}
