import type { OutgoingMessage } from '../../messenger/outgoing';
import type { Ticket } from '../../store/ticket-rows';
import { solvedChoice } from '../../tickets/ticket-messages';
import { muteAllChoice } from './preferences';
import { menu, personalTo, quickReply, reply, type Voice } from './voice';

/** From the beginning, with the ways to end what goes on by itself: an open ticket, the updates, the link. */
export function replyWithNewStart(ticket: Ticket | undefined, voice: Voice): OutgoingMessage {
  const { texts, linked, locale } = voice;
  const ends = linked
    ? [muteAllChoice(voice), quickReply(texts.choices.unlink, { do: 'unlink' })]
    : [];
  const open = ticket === undefined ? [] : [solvedChoice(ticket, locale)];
  const message = reply(linked ? texts.newStartLinked : texts.newStart, [
    ...open,
    ...ends,
    ...menu(voice),
  ]);
  return personalTo(ticket?.customerId, message);
}
