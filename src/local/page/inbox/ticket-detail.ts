import type { TicketStatus } from '../../../store/ticket-rows';
import type { ChatScope } from '../messenger/chat-actions';
import { followEnd } from '../messenger/follow-end';
import { formatDayAndTime } from '../messenger/times';
import { button, el, setText } from '../parts/el';
import { createList } from '../parts/reconcile';
import { createAgentName } from './agent-name';
import { attentionChip } from './chips';
import { formatWait } from './item-times';
import { createReplyBox } from './reply-box';
import { statusChip } from './ticket-item';
import { drawNote } from './ticket-note';
import type { ReadTicket } from './tickets-client';

export interface TicketActions {
  /** These reject when it did not work, which has been shown then. */
  readonly addNote: (text: string, agentName: string | undefined) => Promise<void>;
  readonly setStatus: (status: TicketStatus) => Promise<void>;
  /** Shows the chat that the ticket was opened in. */
  readonly openConversation: (psid: string) => void;
}

export interface TicketDetail {
  readonly element: HTMLElement;
  /** `now` in milliseconds of the emulated clock. */
  readonly show: (read: ReadTicket, asker: string, now: number) => void;
}

/** One ticket with its notes as a dialogue. */
export function createTicketDetail(
  ticketId: string,
  actions: TicketActions,
  scope: Pick<ChatScope, 'localSites'>,
): TicketDetail {
  let shown: ReadTicket['ticket'] | undefined;
  const title = el('h3', {});
  const facts = el('p', { class: 'inbox-chips' });
  const status = button('', { class: 'secondary', 'data-testid': 'ticket-status' }, () => {
    // What was refused has been shown.
    actions.setStatus(shown?.status === 'closed' ? 'open' : 'closed').catch(() => undefined);
  });
  const chat = button('Show chat', { class: 'secondary', 'data-testid': 'ticket-chat' }, () => {
    if (shown?.psid !== undefined) actions.openConversation(shown.psid);
  });
  const name = createAgentName();
  const reply = createReplyBox({
    label: 'Write a note',
    testId: 'ticket-reply',
    confirm: 'Send',
    before: name.element,
    send: (text) => actions.addNote(text, name.get()),
  });
  const notes = el('div', { class: 'inbox-messages' });
  const drawList = createList(notes);
  const log = el(
    'div',
    { class: 'inbox-log', role: 'log', tabindex: '0', 'aria-label': `Notes on ${ticketId}` },
    notes,
  );
  followEnd(log);
  const element = el(
    'section',
    { class: 'inbox-conversation', 'aria-label': `Ticket ${ticketId}`, 'data-testid': 'ticket' },
    el(
      'header',
      { class: 'inbox-head' },
      el('div', {}, title, facts),
      el('div', { class: 'inbox-actions' }, chat, status),
    ),
    log,
    reply.element,
  );
  return {
    element,
    show: ({ ticket, notes: written }, asker, now) => {
      log.setAttribute('aria-live', shown === undefined ? 'off' : 'polite');
      shown = ticket;
      name.show();
      chat.hidden = ticket.psid === undefined;
      setText(title, ticket.subject ?? 'Without subject');
      setText(status, ticket.status === 'closed' ? 'Reopen' : 'Close ticket');
      facts.replaceChildren(...drawFacts(ticket, asker, now));
      reply.showHint(
        ticket.status === 'closed'
          ? `This ticket is closed. A note still reaches ${asker}, with a way to reopen it.`
          : `Reaches ${asker} in Messenger, as written by a human.`,
      );
      drawList(
        written.map((note) => ({
          key: note.noteId,
          signature: JSON.stringify([note, asker]),
          draw: () => drawNote(note, asker, scope),
        })),
      );
    },
  };
}

function drawFacts(
  { ticketId, status, parcelId, createdAt, waitingSince }: ReadTicket['ticket'],
  asker: string,
  now: number,
): readonly HTMLElement[] {
  const opened = createdAt === undefined ? '' : `opened ${formatDayAndTime(createdAt)}`;
  return [
    statusChip(status),
    ...(waitingSince === undefined
      ? []
      : [attentionChip(`Waiting ${formatWait(waitingSince, now)}`)]),
    el('span', {}, [ticketId, asker, parcelId, opened].filter(Boolean).join(' · ')),
  ];
}
