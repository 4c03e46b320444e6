import type { Thread } from '../../messenger/thread/thread-model';
import { el, setText, spoken } from '../parts/el';
import { createList } from '../parts/reconcile';
import type { ChatScope } from './chat-actions';
import { followEnd } from './follow-end';
import { createMessageFocus } from './message-focus';
import { drawMessage } from './message-view';
import { receiptOf, signatureOf, toTimeline } from './timeline';

export interface ChatLog {
  readonly element: HTMLElement;
  readonly show: (thread: Thread) => void;
}

/** One person's messages; new ones are announced, and scrolled to unless the reader has gone back. */
export function createChatLog(scope: ChatScope): ChatLog {
  const messages = el('div', { class: 'messages' });
  const typing = el('div', { class: 'typing', 'data-testid': 'typing' }, el('i'), el('i'), el('i'));
  typing.append(spoken(`${scope.pageName} is typing`));
  const receipt = el('p', { class: 'receipt', 'data-testid': 'receipt' });
  const element = el(
    'div',
    { class: 'chat-log', role: 'log', tabindex: '0', 'aria-label': 'Messages' },
    messages,
    typing,
    receipt,
  );
  const drawList = createList(messages);
  const focus = createMessageFocus(messages);
  followEnd(element);
  let isNews = false;

  return {
    element,
    show: (thread) => {
      // A chat that appears as a whole is no news to announce.
      element.setAttribute('aria-live', isNews ? 'polite' : 'off');
      isNews = true;
      focus.keep(() => {
        drawList(
          toTimeline(thread.messages).map((entry) => ({
            key: entry.message.mid,
            signature: signatureOf(entry),
            draw: () => drawMessage(entry, scope),
          })),
        );
      });
      typing.hidden = !thread.state.typing;
      const became = receiptOf(thread) ?? '';
      receipt.dataset['from'] = thread.messages.at(-1)?.from ?? '';
      receipt.dataset['receipt'] = became;
      setText(receipt, became);
    },
  };
}
