import type { TicketNote } from '../../../store/ticket-rows';
import { drawAttachment } from '../messenger/attachment-view';
import type { ChatScope } from '../messenger/chat-actions';
import { formatDayAndTime } from '../messenger/times';
import { el } from '../parts/el';

/** One word of the dialogue on a ticket. */
export function drawNote(
  { author, agentName, text, at, attachments = [] }: TicketNote,
  asker: string,
  scope: Pick<ChatScope, 'localSites'>,
): HTMLElement {
  const by = author === 'customer' ? asker : (agentName ?? 'Our team');
  return el(
    'div',
    { class: 'inbox-message', 'data-from': author, 'data-testid': 'ticket-note' },
    el(
      'p',
      { class: 'byline' },
      el('strong', {}, by),
      at === undefined ? '' : ` ${formatDayAndTime(at)}`,
    ),
    ...(text === '' ? [] : [el('p', { class: 'bubble' }, text)]),
    ...attachments.map(({ type, url }) =>
      drawAttachment({ type, ...(url !== undefined && { url }) }, scope),
    ),
  );
}
