import type { ThreadMessage } from '../../messenger/thread/thread-model';
import type { ChatScope } from '../messenger/chat-actions';
import { formatDayAndTime, formatTime } from '../messenger/times';
import type { TimelineEntry } from '../messenger/timeline';
import { el, spoken } from '../parts/el';
import { drawAgentContent, drawOffers } from './agent-content';

/** One message as staff see it: the customer's on one side, the Page's on the other, with who wrote it. */
export function drawAgentMessage(
  { message, afterPause, quote }: TimelineEntry,
  personName: string,
  scope: Pick<ChatScope, 'localSites'>,
): HTMLElement {
  const { mid, from, at, content, reactions = [] } = message;
  const element = el('div', {
    class: 'inbox-message',
    'data-testid': 'inbox-message',
    'data-from': from,
    'data-mid': mid,
  });
  if (afterPause) {
    const time = el('time', { datetime: new Date(at).toISOString() }, formatDayAndTime(at));
    element.append(time);
  }
  if (from !== 'facebook') element.append(drawByline(message, personName));
  if (quote !== undefined) element.append(el('p', { class: 'quote' }, spoken('Answers: '), quote));
  element.append(drawAgentContent(content, scope));
  const offered = (message.quickReplies ?? []).flatMap(({ title }) => title ?? []);
  if (offered.length > 0) element.append(drawOffers(offered));
  if (reactions.length > 0) {
    const emojis = reactions.map(({ emoji }) => emoji).join(' ');
    element.append(el('p', { class: 'reactions' }, spoken('Reactions: '), emojis));
  }
  return element;
}

function drawByline({ from, at, appId, personaName, edits = 0 }: ThreadMessage, person: string) {
  const by = from === 'customer' ? person : (personaName ?? (appId ? 'Other app' : WRITERS[from]));
  return el(
    'p',
    { class: 'byline' },
    el('strong', {}, by),
    ` ${formatTime(at)}${edits > 0 ? ' · edited' : ''}`,
  );
}

const WRITERS: Readonly<Record<Exclude<ThreadMessage['from'], 'customer'>, string>> = {
  bot: 'Bot',
  agent: 'You',
  facebook: 'Facebook',
};
