import type { ThreadMessage } from '../../messenger/thread/thread-model';
import { el, spoken } from '../parts/el';
import type { ChatActions } from './chat-actions';
import { drawContent } from './message-content';
import type { TimelineEntry } from './timeline';
import { formatDayAndTime } from './times';

/** One message of the chat, with the time above it after a pause. */
export function drawMessage(
  { message, afterPause }: TimelineEntry,
  pageName: string,
  actions: ChatActions,
): HTMLElement {
  const { from, content, at, reactions = [] } = message;
  const time = formatDayAndTime(at);
  const body = el('div', { class: 'message-body', title: time });
  if (from === 'agent') body.append(el('p', { class: 'author' }, 'Page Inbox'));
  body.append(drawContent(content, pageName, actions));
  if (reactions.length > 0) {
    body.append(el('p', { class: 'reactions' }, reactions.map(({ emoji }) => emoji).join(' ')));
  }
  return el(
    'div',
    { class: 'message', 'data-testid': 'message', 'data-from': from },
    ...(afterPause ? [el('time', { datetime: new Date(at).toISOString() }, time)] : []),
    spoken(SPEAKERS[from](pageName)),
    body,
  );
}

/** For those who cannot see on which side a message stands. */
const SPEAKERS: Readonly<Record<ThreadMessage['from'], (pageName: string) => string>> = {
  customer: () => 'You: ',
  bot: (pageName) => `${pageName}: `,
  agent: (pageName) => `${pageName}: `,
  facebook: () => '',
};
