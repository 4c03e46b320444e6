import { closedMessage, openedMessage } from '../tickets/ticket-messages';
import { afterClosing, afterWords } from '../tickets/open-tickets';
import { ticketNumberIn } from '../tickets/ticket-id';
import { decision, type Decision, type Snapshot } from './decision';
import { answersParcelQuestion } from './parcel-question';
import { replyTicketNotOpen } from './replies/ticket-states';
import { replyWithAddWhat } from './replies/tickets';
import type { Voice } from './replies/voice';
import type { Said } from './said';
import { addToTicket, noteOf, openTicket, spokenOf } from './ticket-notes';
import { answerPrompt, askQuestion, isCommand, openPrompt, ownParcel } from './ticket-prompt';
import { askWhichSolved, tellTickets } from './telling-tickets';
import { isTheirs, rememberedTickets, writableTickets, type WritableTicket } from './ticket-rights';
import { wordsOf } from './understanding/fold';
import { withoutParcelNumbers } from './understanding/parcel-numbers';
import { understand } from './understanding/understand';
import type { TicketWish, Wish } from './wish';

/**
 * What was written goes on a ticket: because we asked for it, or because a ticket is open and nothing else is clearly
 * meant. `undefined`: it is to be answered for itself.
 */
export function putOnTicket(wish: Wish, snapshot: Snapshot, voice: Voice): Decision | undefined {
  const said = snapshot.asked?.said;
  if (said === undefined) return undefined;
  const prompt = openPrompt(snapshot);
  if (prompt !== undefined) return answerPrompt(prompt, { wish, said }, snapshot, voice);
  const ticket = meantTicket(said, snapshot);
  return ticket === undefined ||
    answersParcelQuestion(wish, snapshot) ||
    hasOtherAim(wish, said, ticket)
    ? undefined
    : addToTicket(said, ticket, snapshot, voice);
}

/** The ticket whose number is in the words, else the one that was spoken of last. */
function meantTicket({ text }: Said, snapshot: Snapshot): WritableTicket | undefined {
  const open = writableTickets(snapshot);
  const number = ticketNumberIn(text);
  return open.find(({ ticketId }) => ticketId === number) ?? open.at(-1);
}

/** Whether a text asks for something that the bot does itself, although a ticket is open. */
function hasOtherAim(wish: Wish, said: Said, ticket: WritableTicket): boolean {
  switch (wish.want) {
    case 'unknown':
    case 'codeInvalid':
    case 'attachment':
      return false;
    case 'greeting':
    case 'help':
    case 'whoAreYou':
    case 'thanks':
    case 'language':
    case 'cancel':
      return isCommand(wish, said);
    case 'track':
      return !isOnlyHinted(said) && !isAnswerWithNumber(said, ticket);
    case 'ticket':
      return !isOnlyHinted(said) && ticketNumberIn(said.text) !== ticket.ticketId;
    case 'addToTicket':
    case 'solveTicket':
    case 'reopenTicket':
    case 'typeTicket':
    case 'tellTickets':
    case 'whichSolved':
    case 'human':
    case 'takeBack':
    case 'myParcels':
    case 'mute':
    case 'muteInstead':
    case 'muteWhich':
    case 'unmute':
    case 'preferences':
    case 'link':
    case 'linkOnComputer':
    case 'unlink':
    case 'undoLink':
    case 'openReference':
    case 'typeCode':
    case 'answerLink':
    case 'deleteData':
    case 'exportData':
    case 'answerErase':
    case 'sticker':
    case 'unknownChoice':
      return true;
  }
}

/** What is only likely to be about a parcel is more likely about the ticket's. */
const isOnlyHinted = ({ text }: Said): boolean => understand(text).hinted === true;

/** More than this beside a parcel number is a sentence, which nobody understood. */
const BESIDE_NUMBER = 3;

/** A number by itself asks for the parcel, unless an agent may just have asked for the number. */
function isAnswerWithNumber({ text }: Said, { customerAt }: WritableTicket): boolean {
  // "Where is DL-1001" asks as clearly as "where is my parcel".
  const withoutNumber = withoutParcelNumbers(text, ' parcel paket ');
  const { intent, hinted = false } = understand(withoutNumber);
  if (intent.want !== 'unknown' && !hinted) return false;
  return customerAt === undefined || wordsOf(withoutParcelNumbers(text)).length >= BESIDE_NUMBER;
}

/** What the bot answers to a wish that is about a ticket. */
export function answerTicket(wish: TicketWish, snapshot: Snapshot, voice: Voice): Decision {
  switch (wish.want) {
    case 'ticket':
      return answerQuestion(wish, snapshot, voice);
    case 'addToTicket':
      return answerAdd(wish.ticketId, snapshot, voice);
    case 'solveTicket':
      return answerSolve(wish.ticketId, snapshot, voice);
    case 'reopenTicket':
      return answerReopen(wish.ticketId, snapshot, voice);
    case 'tellTickets':
      return tellTickets(wish.ticketId, snapshot, voice);
    case 'whichSolved':
      return askWhichSolved(snapshot, voice);
  }
}

/** Opens a ticket if the text tells what is wrong, else asks. What is told about the same parcel goes together. */
function answerQuestion(
  { parcelIds, told }: Extract<TicketWish, { want: 'ticket' }>,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const said = snapshot.asked?.said;
  const parcelId = ownParcel(parcelIds, snapshot);
  const about = parcelId === undefined ? {} : { parcelId };
  if (said === undefined || !told) {
    return askQuestion(
      { ...about, ...(said === undefined ? {} : { opening: said.text }) },
      snapshot,
      voice,
    );
  }
  const same = writableTickets(snapshot).findLast(
    (ticket) => parcelId === undefined || ticket.parcelId === parcelId,
  );
  return same === undefined
    ? openTicket(said, about, snapshot, voice)
    : addToTicket(said, same, snapshot, voice);
}

function answerAdd(ticketId: string, snapshot: Snapshot, voice: Voice): Decision {
  const ticket = writableTickets(snapshot).find((each) => each.ticketId === ticketId);
  if (ticket === undefined) return notOpen(voice);
  return decision('ticket_prompt', {
    change: { ticketPrompt: { askedAt: snapshot.now, ticketId } },
    outgoing: [replyWithAddWhat(ticket, voice)],
  });
}

function answerSolve(ticketId: string, snapshot: Snapshot, voice: Voice): Decision {
  const ticket = writableTickets(snapshot).find((each) => each.ticketId === ticketId);
  if (ticket === undefined) return notOpen(voice);
  return decision('ticket_closed', {
    change: afterClosing(rememberedTickets(snapshot), ticketId),
    outgoing: [closedMessage(ticket, voice.locale, 'reply')],
    effects: [{ type: 'ticketStatus', ticketId, status: 'closed' }],
  });
}

/** Whoever types instead of tapping may say why: their words go on the ticket, too. */
function answerReopen(ticketId: string, snapshot: Snapshot, voice: Voice): Decision {
  const { tickets, asked, now } = snapshot;
  const ticket = tickets.find((each) => each.ticketId === ticketId);
  if (ticket === undefined || !isTheirs(ticket, snapshot)) return notOpen(voice);
  const said = asked?.said;
  if (said !== undefined && ticket.status === 'open') {
    return addToTicket(said, ticket, snapshot, voice);
  }
  const note = said === undefined ? {} : { note: noteOf(said, now) };
  const { customerId } = ticket;
  const entry = { ticketId, ...(customerId === undefined ? {} : { customerId }) };
  return decision('ticket_reopened', {
    change:
      said === undefined
        ? afterWords(rememberedTickets(snapshot), entry)
        : spokenOf(ticket, snapshot),
    outgoing: [openedMessage(ticket, voice.locale, 'reply')],
    effects:
      ticket.status === 'open' ? [] : [{ type: 'ticketStatus', ticketId, status: 'open', ...note }],
  });
}

const notOpen = (voice: Voice): Decision =>
  decision('ticket_not_open', { outgoing: [replyTicketNotOpen(voice)] });
