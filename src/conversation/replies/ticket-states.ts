import type { OutgoingMessage, QuickReply } from '../../messenger/outgoing';
import type { Locale } from '../../shared/locale';
import type { TicketRow } from '../../store/tickets';
import type { Ticket } from '../../store/ticket-rows';
import { ticketTexts } from '../../tickets/texts';
import { reopenChoice, solvedChoice } from '../../tickets/ticket-messages';
import { addChoice, askChoice, MAX_TICKETS, onTicket } from './tickets';
import { menu, quickReply, reply, type Voice } from './voice';

/** Closed, another's or never there: one answer, so that it does not tell which. */
export const replyTicketNotOpen = (voice: Voice): OutgoingMessage =>
  reply(voice.texts.ticketNotOpen, [askChoice(voice), ...menu(voice)]);

export const replyNoTicket = (voice: Voice): OutgoingMessage =>
  reply(voice.texts.ticketNone, [askChoice(voice), ...menu(voice)]);

/** How each of these stands, those that were spoken of last; all are one person's. */
export function replyWithTickets(all: readonly TicketRow[], voice: Voice): OutgoingMessage {
  const tickets = all.slice(-MAX_TICKETS);
  const states = tickets.map((ticket) => stateOf(ticket, voice));
  const [only, ...others] = tickets;
  const choices =
    only !== undefined && others.length === 0
      ? choicesOf(only, voice)
      : tickets.map((ticket) => addChoice(ticket, voice));
  return onTickets(tickets, reply(states.join('\n\n'), [...choices, ...menu(voice)]));
}

/** One to tap for each, under its number. */
export function replyWithWhichSolved(all: readonly Ticket[], voice: Voice): OutgoingMessage {
  const tickets = all.slice(-MAX_TICKETS);
  const question = [voice.texts.ticketWhichSolved, ...tickets.map(nameOf)].join('\n');
  const choices = tickets.map(({ ticketId }) =>
    quickReply(ticketId, { do: 'solveTicket', ticketId }),
  );
  return onTickets(tickets, reply(question, choices));
}

const nameOf = ({ ticketId, subject }: Ticket): string =>
  subject === undefined ? ticketId : `${ticketId}: ${subject}`;

const choicesOf = (ticket: Ticket, voice: Voice): readonly QuickReply[] =>
  ticket.status === 'open'
    ? [addChoice(ticket, voice), solvedChoice(ticket, voice.locale)]
    : [reopenChoice(ticket, voice.locale)];

function stateOf(ticket: TicketRow, { texts, locale }: Voice): string {
  const { ticketId, status, createdAt, statusAt } = ticket;
  const open = texts.ticketOpenSince(ticketId, aboutParcel(ticket), dayOf(createdAt, locale));
  return status === 'closed'
    ? texts.ticketClosedSince(ticketId, aboutParcel(ticket), dayOf(statusAt, locale))
    : [open, lastWord(ticket, { texts, locale })].filter(Boolean).join(' ');
}

/** Only a customer's own parcel is named, and the message is sent only while they are linked. */
const aboutParcel = ({ customerId, parcelId }: Ticket): string | undefined =>
  customerId === undefined ? undefined : parcelId;

function lastWord(
  { lastNote }: TicketRow,
  { texts, locale }: Pick<Voice, 'texts' | 'locale'>,
): string {
  if (lastNote === undefined) return '';
  const day = dayOf(lastNote.at, locale);
  return lastNote.author === 'customer'
    ? texts.ticketYouLast(day)
    : texts.ticketAgentLast(ticketTexts[locale].agent(lastNote.agentName), day);
}

/** In UTC, as the customer's own clock is not known; so without a time of day. */
const dayOf = (at: number | undefined, locale: Locale): string | undefined =>
  at === undefined
    ? undefined
    : new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        at,
      );

/** They are all of one customer or of none, so the first that names one does for all. */
const onTickets = (tickets: readonly Ticket[], message: OutgoingMessage): OutgoingMessage =>
  onTicket(tickets.find(({ customerId }) => customerId !== undefined) ?? {}, message);
