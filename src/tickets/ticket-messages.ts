import { encodeChoice } from '../messenger/choice';
import type { OutgoingMessage, QuickReply } from '../messenger/outgoing';
import type { Locale } from '../shared/locale';
import type { Ticket, TicketNote } from '../store/ticket-rows';
import { ticketTexts } from './texts';

/** An agent's words in the chat, marked as a human's: they may go out later than a bot's (facts §2.4). */
export const noteMessage = (
  ticket: Ticket,
  { agentName, text }: TicketNote,
  locale: Locale,
): OutgoingMessage => ({
  ...about(ticket, 'note', 'update'),
  author: 'human',
  content: {
    kind: 'text',
    text: `${ticketTexts[locale].agent(agentName)}: ${text}`,
    quickReplies: [
      ticket.status === 'open' ? solvedChoice(ticket, locale) : reopenChoice(ticket, locale),
    ],
  },
});

/** `reply` when it was the person who closed it. */
export const closedMessage = (
  ticket: TicketRef,
  locale: Locale,
  occasion: OutgoingMessage['occasion'],
): OutgoingMessage => ({
  ...about(ticket, 'status', occasion),
  author: 'bot',
  content: {
    kind: 'text',
    text: ticketTexts[locale].closed(ticket.ticketId),
    quickReplies: [
      reopenChoice(ticket, locale),
      { title: ticketTexts[locale].myParcels, payload: encodeChoice({ do: 'myParcels' }) },
    ],
  },
});

/** `reply` when it was the person who opened it again. */
export const openedMessage = (
  ticket: TicketRef,
  locale: Locale,
  occasion: OutgoingMessage['occasion'],
): OutgoingMessage => ({
  ...about(ticket, 'status', occasion),
  author: 'bot',
  content: {
    kind: 'text',
    text: ticketTexts[locale].opened(ticket.ticketId),
    quickReplies: [solvedChoice(ticket, locale)],
  },
});

type TicketRef = Pick<Ticket, 'ticketId' | 'customerId'>;

export const solvedChoice = ({ ticketId }: TicketRef, locale: Locale): QuickReply => ({
  title: ticketTexts[locale].solved,
  payload: encodeChoice({ do: 'solveTicket', ticketId }),
});

export const reopenChoice = ({ ticketId }: TicketRef, locale: Locale): QuickReply => ({
  title: ticketTexts[locale].reopen,
  payload: encodeChoice({ do: 'reopenTicket', ticketId }),
});

/**
 * Notes never overtake each other, nor does what is said of the status; but a closing that waits for the 24-hour
 * window must not hold up an agent's words, which need not. A linked customer's are sent only while the link lasts.
 */
const about = (
  { ticketId, customerId }: TicketRef,
  topic: 'note' | 'status',
  occasion: OutgoingMessage['occasion'],
) => ({
  type: 'message' as const,
  occasion,
  subject: `ticket-${topic}#${ticketId}`,
  ...(customerId === undefined ? {} : { customerId }),
});
