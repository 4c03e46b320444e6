import { clip } from '../shared/clip';
import { DAY, HOUR } from '../shared/clock';
import type { StateChange, TicketPrompt } from '../store/conversation-state';
import { decision, type Decision, type Snapshot } from './decision';
import { isParcel } from './replies/parcels';
import { replyTicketNotOpen } from './replies/ticket-states';
import { replyWithQuestionAbout, replyWithQuestionBack } from './replies/tickets';
import type { Voice } from './replies/voice';
import type { Said } from './said';
import { addToTicket, openTicket, type Question } from './ticket-notes';
import { writableTickets } from './ticket-rights';
import { wordsOf } from './understanding/fold';
import { withoutParcelNumbers } from './understanding/parcel-numbers';
import type { Wish } from './wish';

/** People come back the next day; what they write after that is about something else. */
const OPEN_MS = 2 * DAY;
/** So long the question is on the person's mind; after that, what the bot can do by itself is meant for the bot. */
const FRESH_MS = HOUR;
/** Longer than this it is no longer a command, but a sentence that has the word in it. */
const COMMAND_WORDS = 4;
/** Who asks for a human, or lets go, has had enough of questions; in a longer text that is only spoken of. */
const ENOUGH_WORDS = 8;
const MAX_OPENING = 500;

const COMMANDS: ReadonlySet<Wish['want']> = new Set([
  ...(['greeting', 'help', 'thanks', 'language', 'link', 'unlink', 'myParcels'] as const),
  ...(['mute', 'unmute', 'preferences'] as const),
]);

const FOR_THE_BOT: ReadonlySet<Wish['want']> = new Set([
  ...(['track', 'myParcels', 'link', 'linkOnComputer', 'unlink'] as const),
  ...(['mute', 'unmute', 'preferences'] as const),
]);

/** "Login doesn't work" is no command to log in, and "yes, thanks" answers whoever asked. */
const MORE_THAN_COMMAND = new Set([
  ...['not', 't', 'no', 'yes', 'nicht', 'nichts', 'kein', 'keine', 'nie', 'nein', 'ja'],
]);

/** A text that is nothing but a command of this kind; who wants their data deleted is asked for a yes. */
export function isCommand({ want }: Wish, { text }: Said): boolean {
  if (want === 'deleteData' || want === 'exportData') return true;
  const words = wordsOf(text);
  if (want === 'human' || want === 'cancel') return words.length <= ENOUGH_WORDS;
  return (
    COMMANDS.has(want) &&
    words.length <= COMMAND_WORDS &&
    !words.some((word) => MORE_THAN_COMMAND.has(word))
  );
}

/** Asks what to write on a new ticket; the answer is the person's next message. */
export const askQuestion = (question: Question, snapshot: Snapshot, voice: Voice): Decision => {
  const { parcelId, opening } = question;
  const { customer, now } = snapshot;
  return decision('ticket_prompt', {
    change: {
      ticketPrompt: {
        askedAt: now,
        ...(parcelId === undefined ? {} : { parcelId }),
        ...(opening === undefined ? {} : { opening: clip(opening, MAX_OPENING) }),
      },
    },
    outgoing: [
      parcelId === undefined || customer === undefined
        ? replyWithQuestionBack(voice)
        : replyWithQuestionAbout(parcelId, customer, voice),
    ],
  });
};

export function openPrompt({ state, now }: Snapshot): TicketPrompt | undefined {
  const { ticketPrompt } = state;
  return ticketPrompt !== undefined && now < ticketPrompt.askedAt + OPEN_MS
    ? ticketPrompt
    : undefined;
}

/** Whatever the person does instead of answering ends the question; a sticker does nothing. */
export const forgetPrompt = ({ want }: Wish, { state }: Snapshot): StateChange =>
  state.ticketPrompt === undefined || want === 'sticker' ? {} : { ticketPrompt: null };

/**
 * Takes the words as what was asked for, whatever else they could mean; `undefined` if they are a command, or long
 * after the question something that the bot does itself.
 */
export function answerPrompt(
  prompt: TicketPrompt,
  { wish, said }: { readonly wish: Wish; readonly said: Said },
  snapshot: Snapshot,
  voice: Voice,
): Decision | undefined {
  if (isCommand(wish, said) || asksAnew(wish)) return undefined;
  if (snapshot.now >= prompt.askedAt + FRESH_MS && FOR_THE_BOT.has(wish.want)) return undefined;
  const { ticketId, opening } = prompt;
  if (ticketId !== undefined) {
    const ticket = writableTickets(snapshot).find((each) => each.ticketId === ticketId);
    return ticket === undefined
      ? decision('ticket_not_open', { outgoing: [replyTicketNotOpen(voice)] })
      : addToTicket(said, ticket, snapshot, voice);
  }
  const named = ownParcel('parcelIds' in wish ? wish.parcelIds : [], snapshot);
  const parcelId = ownParcel(prompt.parcelId === undefined ? [] : [prompt.parcelId], snapshot);
  const isNumberAlone =
    named !== undefined && wordsOf(withoutParcelNumbers(said.text)).length === 0;
  const about = parcelId ?? named;
  const question: Question = {
    ...(about === undefined ? {} : { parcelId: about }),
    ...(opening === undefined ? {} : { opening }),
  };
  return isNumberAlone && parcelId === undefined
    ? askQuestion(question, snapshot, voice)
    : openTicket(said, question, snapshot, voice);
}

/** They answer another question of ours, or speak of a ticket that there is. */
const ASKING_ANEW: ReadonlySet<Wish['want']> = new Set([
  ...(['answerLink', 'answerErase', 'openReference'] as const),
  ...(['solveTicket', 'reopenTicket', 'tellTickets', 'whichSolved'] as const),
]);

/** A question of ours about something else is open, or the person asks for another ticket. */
const asksAnew = (wish: Wish): boolean =>
  ASKING_ANEW.has(wish.want) || (wish.want === 'ticket' && !wish.told);

/** The first of these that is the linked customer's: of any other not even the number is confirmed. */
export function ownParcel(
  parcelIds: readonly string[],
  { customer, parcels }: Snapshot,
): string | undefined {
  if (customer === undefined) return undefined;
  return parcels.find(
    (parcel) =>
      parcel.customerId === customer.customerId &&
      parcelIds.some((asked) => isParcel(parcel, asked)),
  )?.parcelId;
}
