import { deliveryWords } from '../../../tickets/delivery-words';
import type { DeliveredNote } from '../../../tickets/note-delivery';
import { drawAttachment } from '../messenger/attachment-view';
import type { ChatScope } from '../messenger/chat-actions';
import { formatDayAndTime } from '../messenger/times';
import { el } from '../parts/el';

/** One word of the dialogue on a ticket. */
export function drawNote(
  { author, agentName, text, at, attachments = [], delivery }: DeliveredNote,
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
      delivery === undefined ? '' : ` · ${deliveryWords(delivery)}`,
    ),
    ...(text === '' ? [] : [el('p', { class: 'bubble' }, text)]),
    ...attachments.map(({ type, url }) =>
      drawAttachment({ type, ...(url !== undefined && { url }) }, scope),
    ),
  );
}
