import type { Thread } from '../../messenger/thread/thread-model';
import { el, setText, spoken } from '../parts/el';
import { createList } from '../parts/reconcile';
import type { ChatActions } from './chat-actions';
import { drawMessage } from './message-view';
import { receiptOf, toTimeline } from './timeline';

/** Pixels from the end within which somebody counts as reading the newest message. */
const NEAR_END = 80;

export interface ChatLog {
  readonly element: HTMLElement;
  readonly show: (thread: Thread, pageName: string) => void;
}

/** One person's messages; new ones are announced, and scrolled to unless the reader has gone back. */
export function createChatLog(actions: ChatActions): ChatLog {
  const messages = el('div', { class: 'messages' });
  const typing = el('div', { class: 'typing', 'data-testid': 'typing' }, el('i'), el('i'), el('i'));
  typing.append(spoken('is typing'));
  const receipt = el('p', { class: 'receipt', 'data-testid': 'receipt' });
  const element = el(
    'div',
    { class: 'chat-log', role: 'log', tabindex: '0', 'aria-label': 'Messages' },
    messages,
    typing,
    receipt,
  );
  const drawList = createList(messages);
  const stayAtEnd = followEnd(element);
  let shownPsid: string | undefined;

  return {
    element,
    show: (thread, pageName) => {
      const { psid } = thread.person;
      const isNews = psid === shownPsid;
      shownPsid = psid;
      // Another person's chat appears as a whole: that is no news to announce.
      element.setAttribute('aria-live', isNews ? 'polite' : 'off');
      drawList(
        toTimeline(thread.messages).map((entry) => ({
          key: `${psid} ${entry.message.mid}`,
          signature: JSON.stringify(entry),
          draw: () => drawMessage(entry, pageName, actions),
        })),
      );
      typing.hidden = !thread.state.typing;
      receipt.dataset['from'] = thread.messages.at(-1)?.from ?? '';
      setText(receipt, receiptOf(thread) ?? '');
      if (!isNews) stayAtEnd();
    },
  };
}

/** Keeps the end in view while the content grows or the box shrinks, until the reader scrolls away from it. */
function followEnd(box: HTMLElement): () => void {
  let atEnd = true;
  const follow = (): void => {
    if (atEnd) box.scrollTop = box.scrollHeight;
  };
  box.addEventListener('scroll', () => {
    atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
  });
  const observer = new ResizeObserver(follow);
  for (const child of [box, ...box.children]) observer.observe(child);
  return () => {
    atEnd = true;
    follow();
  };
}
