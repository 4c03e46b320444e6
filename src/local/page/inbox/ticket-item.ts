import type { TicketNote } from '../../../store/ticket-rows';
import type { TicketRow } from '../../../store/tickets';
import { el } from '../parts/el';
import { attentionChip } from './chips';
import type { Item } from './item-list';
import { formatWait, formatWhen } from './item-times';

/** A ticket in the list. `now` in milliseconds of the emulated clock. */
export function ticketItem(ticket: TicketRow, asker: string, now: number): Item {
  const { ticketId, status, subject, parcelId, lastNote, waitingSince, createdAt } = ticket;
  const at = lastNote?.at ?? createdAt;
  const facts = {
    ...{ ticketId, status, subject, parcelId },
    when: at === undefined ? '' : formatWhen(at, now),
    snippet: lastNote === undefined ? asker : snippetOfNote(lastNote, asker),
    waits: waitingSince === undefined ? undefined : formatWait(waitingSince, now),
  };
  return {
    key: ticketId,
    signature: JSON.stringify(facts),
    testId: `ticket-${ticketId}`,
    draw: () => [
      el('span', { class: 'item-title' }, facts.subject ?? 'Without subject'),
      el('span', { class: 'item-when' }, facts.when),
      el('span', { class: 'item-snippet' }, facts.snippet),
      el(
        'span',
        { class: 'item-facts' },
        ...(facts.waits === undefined ? [] : [attentionChip(`Waiting ${facts.waits}`)]),
        statusChip(status),
        el('span', { class: 'item-window' }, [ticketId, parcelId].filter(Boolean).join(' · ')),
      ),
    ],
  };
}

function snippetOfNote(
  { author, agentName, text, attachments }: TicketNote,
  asker: string,
): string {
  const by = author === 'customer' ? asker : (agentName ?? 'Our team');
  return `${by}: ${text === '' ? `Attachment: ${attachments?.[0]?.type ?? ''}` : text}`;
}

export const statusChip = (status: TicketRow['status']): HTMLElement =>
  el(
    'span',
    { class: 'tag', 'data-tone': status === 'open' ? 'open' : 'done' },
    status === 'open' ? 'Open' : 'Closed',
  );
