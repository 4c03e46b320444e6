import type { Thread, ThreadQuickReply } from '../../messenger/thread/thread-model';
import { button, el } from '../parts/el';
import { createList } from '../parts/reconcile';
import type { ChatActions } from './chat-actions';
import { askForAddress, SHARED } from './share-address';

/** The chips below the last message; tapping one takes them all away at once, as in Messenger. */
export function createQuickReplies({ answer }: Pick<ChatActions, 'answer'>) {
  const element = el('div', { class: 'quick-replies', role: 'group', 'aria-label': 'Answers' });
  const drawList = createList(element);
  let answeredMid: string | undefined;
  return {
    element,
    show: ({ messages }: Thread): void => {
      const last = messages.at(-1);
      const offered = last?.quickReplies ?? [];
      const give = async (text: string, payload: string): Promise<void> => {
        answeredMid = last?.mid;
        element.hidden = true;
        await answer(text, payload);
      };
      element.hidden = offered.length === 0 || last?.mid === answeredMid;
      drawList(
        offered.map((quickReply, index) => ({
          key: `${last?.mid ?? ''} ${String(index)}`,
          signature: JSON.stringify(quickReply),
          draw: () => drawChip(quickReply, give),
        })),
      );
    },
  };
}

function drawChip(
  { type, title = '', payload = '' }: ThreadQuickReply,
  give: (text: string, payload: string) => Promise<void>,
): HTMLElement {
  const attributes = { class: 'answer', 'data-testid': 'quick-reply' };
  if (type === 'text') {
    return button(title, attributes, () => {
      // What was refused has been shown.
      give(title, payload).catch(() => undefined);
    });
  }
  return button(SHARED[type].label, attributes, () => {
    askForAddress(type, (address) => give(address, address));
  });
}
