import { isOnFacebook } from '../channels/chat-partition';
import type { Outgoing, OutgoingMessage } from '../messenger/outgoing';
import { decision, type Decision, type Snapshot } from './decision';
import { handOver } from './handover';
import { replyHandingOver } from './replies/handover';
import { replyAlreadyLinked, replyWithLogIn } from './replies/linking';
import {
  offerable,
  replyWithParcels,
  replyWithTracking,
  replyWithWhichParcel,
} from './replies/parcels';
import { addChoice, askChoice } from './replies/tickets';
import { menu, nameOf, personal, reply, voiceIn, type Voice } from './replies/voice';
import { answerUndoLink, answerUnlink } from './unlinking';
import { answerCancel } from './cancelling';
import { answerLinkQuestion } from './link-question';
import { answerErase, askWhetherToErase } from './erasing';
import { sendData } from './exporting';
import { askedWhich } from './parcel-question';
import { answerPreference } from './preferences';
import { linksAtOnce, openReference } from './references';
import { askQuestion } from './ticket-prompt';
import { writableTickets } from './ticket-rights';
import { answerTicket, putOnTicket } from './tickets';
import type { OpenReference, Wish } from './wish';

/** What the bot answers to a wish, when the thread is its own to answer in. */
export function answer(wish: Wish, snapshot: Snapshot, voice: Voice): Decision {
  const { texts } = voice;
  const say = (text: string): Decision =>
    decision(wish.want, { outgoing: [reply(text, menu(voice))] });

  switch (wish.want) {
    case 'greeting':
      return decision(wish.want, { outgoing: [greeting(snapshot, voice)] });
    case 'help':
      return say(texts.help);
    case 'whoAreYou':
      return say(texts.whoAreYou);
    case 'thanks':
      return say(texts.thanks);
    case 'human':
      // Elsewhere there is no thread to pass: what is for a human goes on a ticket.
      return isOnFacebook(snapshot.state.psid)
        ? handOver('human', [replyHandingOver(voice)], snapshot, voice)
        : askQuestion({}, snapshot, voice);
    case 'takeBack':
      return answer(wish.otherwise, snapshot, voice);
    case 'unknown':
      return say(texts.notUnderstood);
    case 'unknownChoice':
      return say(texts.unknownChoice);
    case 'codeInvalid':
    case 'typeCode':
      return decision('code_invalid', { outgoing: [reply(texts.codeInvalid, menu(voice))] });
    case 'sticker':
      return say(wish.liked === true ? texts.liked : texts.sticker);
    case 'attachment':
      return decision(wish.want, {
        outgoing: [reply(texts.attachment[wish.of], [askChoice(voice), ...menu(voice)])],
      });
    case 'language': {
      const next = voiceIn(wish.locale, voice.linked);
      return decision(wish.want, {
        change: { locale: wish.locale },
        outgoing: [reply(next.texts.languageSet, menu(next))],
      });
    }
    case 'link':
      return decision(wish.want, { outgoing: [answerLink(snapshot, voice)] });
    case 'linkOnComputer':
      return decision(wish.want, { outgoing: [answerLink(snapshot, voice, 'link_token')] });
    case 'unlink':
      return answerUnlink(snapshot, voice);
    case 'undoLink':
      return answerUndoLink(snapshot, voice);
    case 'openReference':
      return answerBoth(wish, snapshot, voice);
    case 'answerLink':
      return answerLinkQuestion(wish, snapshot, voice);
    case 'typeTicket':
      return answer(wish.instead, snapshot, voice);
    case 'exportData':
      return sendData(voice);
    case 'deleteData':
      return askWhetherToErase(snapshot, voice);
    case 'answerErase':
      return answerErase(wish, snapshot, voice);
    case 'cancel':
      return answerCancel(snapshot, voice);
    case 'mute':
    case 'muteInstead':
    case 'muteWhich':
    case 'unmute':
    case 'preferences':
      return answerPreference(wish, snapshot, voice);
    case 'ticket':
    case 'addToTicket':
    case 'solveTicket':
    case 'reopenTicket':
    case 'tellTickets':
    case 'whichSolved':
      return answerTicket(wish, snapshot, voice);
    case 'track':
    case 'myParcels':
      return answerParcels(wish, snapshot, voice);
  }
}

/** Wishes that a person who follows a link wrote down, and that touch no link: they are answered before it. */
const ANSWERED_BESIDE: ReadonlySet<Wish['want']> = new Set([
  'help',
  'track',
  'myParcels',
  'ticket',
]);

function answerBoth(wish: OpenReference, snapshot: Snapshot, voice: Voice): Decision {
  const opened = openReference(wish, snapshot, voice);
  const written = answerBeside(wish.beside, snapshot, voice);
  if (written === undefined) return opened;
  return {
    ...opened,
    change: { ...written.change, ...opened.change },
    outgoing: [...written.outgoing, ...opened.outgoing],
    effects: [...written.effects, ...opened.effects],
  };
}

function answerBeside(beside: Wish, snapshot: Snapshot, voice: Voice): Decision | undefined {
  const noted = putOnTicket(beside, snapshot, voice);
  // Whoever is linked at once is shown their parcels with that, and the snapshot has theirs, not those of before.
  const isAnswered = linksAtOnce(snapshot.reference, snapshot.state.psid)
    ? beside.want === 'help'
    : ANSWERED_BESIDE.has(beside.want);
  return noted ?? (isAnswered ? answer(beside, snapshot, voice) : undefined);
}

/** By the customer's name, else by the one that the person goes by at Facebook. */
function greeting({ customer, state, profile = state.profile }: Snapshot, voice: Voice): Outgoing {
  const { texts } = voice;
  const firstName = profile?.firstName;
  if (customer === undefined) return reply(texts.greeting(firstName), menu(voice));
  const name = nameOf(customer) ?? firstName;
  return personal(customer, reply(texts.greetingLinked(name), menu(voice)));
}

function answerLink(
  { customer, loginPageUrl }: Snapshot,
  voice: Voice,
  by?: 'link_token',
): Outgoing {
  return customer === undefined
    ? replyWithLogIn(voice.texts.logIn, loginPageUrl, voice, by)
    : replyAlreadyLinked(customer, voice);
}

type ParcelWish = Extract<Wish, { want: 'track' | 'myParcels' }>;

/** Whoever is not linked gets one answer to every question about parcels: whether one exists stays untold. */
function answerParcels(wish: ParcelWish, snapshot: Snapshot, voice: Voice): Decision {
  const { customer, parcels, loginPageUrl, now } = snapshot;
  if (customer === undefined) {
    const outgoing = [replyWithLogIn(voice.texts.logInForParcels, loginPageUrl, voice)];
    return decision(wish.want, { outgoing });
  }
  const offered = wish.want === 'track' && wish.parcelIds.length > 0 ? [] : offerable(parcels);
  return decision(wish.want, {
    change: offered.length > 1 ? askedWhich('track', offered, now) : {},
    outgoing: [personal(customer, tellParcels(wish, snapshot, voice))],
  });
}

function tellParcels(wish: ParcelWish, snapshot: Snapshot, voice: Voice): OutgoingMessage {
  const { parcels } = snapshot;
  if (wish.want === 'myParcels') return replyWithParcels(parcels, voice);
  const ticket = writableTickets(snapshot).at(-1);
  const beside = ticket === undefined ? [] : [addChoice(ticket, voice)];
  return wish.parcelIds.length === 0
    ? replyWithWhichParcel(parcels, voice, beside)
    : replyWithTracking(wish.parcelIds, parcels, voice, beside);
}
