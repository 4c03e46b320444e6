import type { Thread } from '../../messenger/thread/thread-model';
import { button, el } from '../parts/el';
import { createList } from '../parts/reconcile';
import type { ChatActions } from './chat-actions';

/** The chips below the last message; tapping one takes them all away at once, as in Messenger. */
export function createQuickReplies({ answer }: Pick<ChatActions, 'answer'>) {
  const element = el('div', { class: 'quick-replies', role: 'group', 'aria-label': 'Answers' });
  const drawList = createList(element);
  let answeredMid: string | undefined;
  return {
    element,
    show: ({ messages }: Thread): void => {
      const last = messages.at(-1);
      // What the person's e-mail address or phone number is, nobody has told the emulator.
      const offered = (last?.quickReplies ?? []).filter(({ type }) => type === 'text');
      element.hidden = offered.length === 0 || last?.mid === answeredMid;
      drawList(
        offered.map((quickReply, index) => ({
          key: `${last?.mid ?? ''} ${String(index)}`,
          signature: JSON.stringify(quickReply),
          draw: () =>
            button(quickReply.title ?? '', { class: 'chip', 'data-testid': 'quick-reply' }, () => {
              answeredMid = last?.mid;
              element.hidden = true;
              answer(quickReply);
            }),
        })),
      );
    },
  };
}
