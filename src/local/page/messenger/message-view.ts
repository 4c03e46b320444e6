import type { ThreadMessage } from '../../messenger/thread/thread-model';
import { el, spoken } from '../parts/el';
import type { ChatScope } from './chat-actions';
import { drawContent } from './message-content';
import { createMessageMenu } from './message-menu';
import type { TimelineEntry } from './timeline';
import { formatDayAndTime } from './times';

/** One message of the chat, with the time above it after a pause. */
export function drawMessage({ message, afterPause, quote }: TimelineEntry, scope: ChatScope) {
  const { mid, from, at } = message;
  const time = formatDayAndTime(at);
  return el(
    'div',
    { class: 'message', 'data-testid': 'message', 'data-from': from, 'data-mid': mid },
    ...(afterPause ? [el('time', { datetime: new Date(at).toISOString() }, time)] : []),
    el(
      'div',
      { class: 'message-line' },
      drawBody(message, quote, scope),
      ...(from === 'facebook' ? [] : [createMessageMenu(message, scope.actions)]),
    ),
  );
}

function drawBody(message: ThreadMessage, quote: string | undefined, scope: ChatScope) {
  const { from, content, at, reactions = [] } = message;
  const author = authorOf(message);
  const fate = fateOf(message);
  const body = el('div', { class: 'message-body', title: formatDayAndTime(at) });
  body.append(spoken(SPEAKERS[from](scope.pageName)));
  if (author !== undefined) body.append(el('p', { class: 'author' }, author));
  if (quote !== undefined) {
    body.append(el('p', { class: 'quote', 'data-testid': 'quote' }, spoken('Answers: '), quote));
  }
  body.append(drawContent(content, scope));
  if (reactions.length > 0) {
    const emojis = reactions.map(({ emoji }) => emoji).join(' ');
    body.append(
      el('p', { class: 'reactions', 'data-testid': 'reactions' }, spoken('Reactions: '), emojis),
    );
  }
  if (fate !== '') body.append(el('p', { class: 'fate', 'data-testid': 'fate' }, fate));
  return body;
}

/** Who writes for the Page, where it is not its bot under its own name. */
function authorOf({ from, personaName, appId }: ThreadMessage): string | undefined {
  if (personaName !== undefined) return personaName;
  if (from === 'agent') return 'Page Inbox';
  return appId === undefined ? undefined : 'Another app';
}

/** What has happened to a message, in a few words. */
const fateOf = ({ edits = 0, notificationType = '' }: ThreadMessage): string =>
  [edits > 0 ? 'Edited' : '', LOUDNESS[notificationType] ?? ''].filter(Boolean).join(' · ');

/** For those who cannot see on which side a message stands. */
const SPEAKERS: Readonly<Record<ThreadMessage['from'], (pageName: string) => string>> = {
  customer: () => 'You: ',
  bot: (pageName) => `${pageName}: `,
  agent: (pageName) => `${pageName}: `,
  facebook: () => '',
};

/** How a message came that did not ring (facts §2.2). */
const LOUDNESS: Readonly<Record<string, string>> = {
  SILENT_PUSH: 'Came silently',
  NO_PUSH: 'Came without notification',
};
