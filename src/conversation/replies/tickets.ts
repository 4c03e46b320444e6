import type { OutgoingMessage, QuickReply } from '../../messenger/outgoing';
import type { Ticket } from '../../store/ticket-rows';
import { solvedChoice } from '../../tickets/ticket-messages';
import type { Customer } from '../../store/customers';
import type { Texts } from '../texts/texts';
import { menu, personal, personalTo, quickReply, reply, type Voice } from './voice';

export const replyWithQuestionBack = ({ texts }: Voice): OutgoingMessage =>
  reply(texts.ticketAsk, [dropChoice(texts)]);

/** It says that the parcel is the linked customer's. */
export const replyWithQuestionAbout = (
  parcelId: string,
  customer: Customer,
  { texts }: Voice,
): OutgoingMessage =>
  personal(customer, reply(texts.ticketAskAbout(parcelId), [dropChoice(texts)]));

export const replyTicketOpened = (ticket: Ticket, voice: Voice): OutgoingMessage => {
  const { ticketId, parcelId } = ticket;
  const { ticketOpened, ticketOpenedAbout } = voice.texts;
  const text =
    parcelId === undefined ? ticketOpened(ticketId) : ticketOpenedAbout(ticketId, parcelId);
  return onTicket(ticket, reply(text, [solvedChoice(ticket, voice.locale), ...menu(voice)]));
};

/** With the menu they stay within the 13 quick replies of a message (facts §2.7). */
export const MAX_TICKETS = 8;

/** `others`: the person's further open tickets, one of which they may have meant. */
export function replyNoted(
  ticket: Ticket,
  others: readonly Ticket[],
  voice: Voice,
): OutgoingMessage {
  const { ticketNoted, ticketNotedOfSeveral } = voice.texts;
  const text = (others.length === 0 ? ticketNoted : ticketNotedOfSeveral)(ticket.ticketId);
  const choices = [
    solvedChoice(ticket, voice.locale),
    // One place is taken by "Solved".
    ...others.slice(1 - MAX_TICKETS).map((other) => addChoice(other, voice)),
  ];
  return onTicket(ticket, reply(text, [...choices, ...menu(voice)]));
}

export const replyWithAddWhat = (ticket: Ticket, { texts }: Voice): OutgoingMessage =>
  onTicket(ticket, reply(texts.ticketAddWhat(ticket.ticketId), [dropChoice(texts)]));

export const replyDropped = (voice: Voice): OutgoingMessage =>
  reply(voice.texts.ticketDropped, menu(voice));

export const dropChoice = ({ choices }: Texts): QuickReply =>
  quickReply(choices.dropQuestion, { do: 'dropQuestion' });

export const askChoice = ({ texts }: Voice, parcelId?: string): QuickReply =>
  quickReply(texts.choices.askQuestion, {
    do: 'askQuestion',
    ...(parcelId === undefined ? {} : { parcelId }),
  });

export const addChoice = ({ ticketId }: Ticket, { texts }: Voice): QuickReply =>
  quickReply(texts.choices.addTo(ticketId), { do: 'addToTicket', ticketId });

/** What names a linked customer's ticket is sent only while the link lasts (design §3). */
export const onTicket = (
  { customerId }: Pick<Ticket, 'customerId'>,
  message: OutgoingMessage,
): OutgoingMessage => personalTo(customerId, message);
