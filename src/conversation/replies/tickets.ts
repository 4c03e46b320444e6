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
  return onTicket(ticket, reply(text, afterNote(ticket, voice)));
};

export const replyNoted = (ticket: Ticket, voice: Voice): OutgoingMessage =>
  onTicket(ticket, reply(voice.texts.ticketNoted(ticket.ticketId), afterNote(ticket, voice)));

export const replyWithAddWhat = (ticket: Ticket, { texts }: Voice): OutgoingMessage =>
  onTicket(ticket, reply(texts.ticketAddWhat(ticket.ticketId), [dropChoice(texts)]));

export const replyDropped = (voice: Voice): OutgoingMessage =>
  reply(voice.texts.ticketDropped, menu(voice));

/** Closed, another's or never there: one answer, so that it does not tell which. */
export const replyTicketNotOpen = (voice: Voice): OutgoingMessage =>
  reply(voice.texts.ticketNotOpen, [askChoice(voice), ...menu(voice)]);

export const dropChoice = ({ choices }: Texts): QuickReply =>
  quickReply(choices.dropQuestion, { do: 'dropQuestion' });

export const askChoice = ({ texts }: Voice, parcelId?: string): QuickReply =>
  quickReply(texts.choices.askQuestion, {
    do: 'askQuestion',
    ...(parcelId === undefined ? {} : { parcelId }),
  });

export const addChoice = ({ ticketId }: Ticket, { texts }: Voice): QuickReply =>
  quickReply(texts.choices.addTo(ticketId), { do: 'addToTicket', ticketId });

const afterNote = (ticket: Ticket, voice: Voice): readonly QuickReply[] => [
  solvedChoice(ticket, voice.locale),
  ...menu(voice),
];

/** What names a linked customer's ticket is sent only while the link lasts (design §3). */
const onTicket = ({ customerId }: Ticket, message: OutgoingMessage): OutgoingMessage =>
  personalTo(customerId, message);
