import { readChatCode } from '../accounts/chat-code';
import { decodeChoice, type Choice } from '../messenger/choice';
import type { MessageEvent, PostbackEvent, WebhookEvent } from '../messenger/webhook/events';
import { referenceIn } from './reference-in';
import { saidIn } from './said';
import { wishOfSent } from './sent-thing';
import { asksForBot } from './understanding/back-to-bot';
import type { Intent, Understanding } from './understanding/intent';
import { parcelNumbersIn, withoutParcelNumbers } from './understanding/parcel-numbers';
import { ticketTalk } from './understanding/ticket-talk';
import { understand } from './understanding/understand';
import { yesOrNo } from './understanding/yes-or-no';
import type { ReadWish, TakeBack, Wish } from './wish';

/**
 * `undefined` for events that ask for nothing. `understood` is what the event's open text was understood as, if somebody
 * else than the built-in rules was asked.
 */
export function wishOf(event: WebhookEvent, understood?: Understanding): ReadWish | undefined {
  const read = wishBesideReference(event, understood);
  const brought = referenceIn(event);
  if (read === undefined || brought === undefined) return read;
  const { wish } = read;
  const beside = wish.want === 'typeTicket' ? wish.instead : wish;
  return { ...read, wish: { want: 'openReference', ...brought, beside } };
}

function wishBesideReference(
  event: WebhookEvent,
  understood: Understanding | undefined,
): ReadWish | undefined {
  if (event.kind === 'message') {
    const said = saidIn(event);
    const answersUserRef = checkboxAnsweredBy(event);
    return {
      ...wishOfMessage(event, understood),
      ...(said === undefined ? {} : { said }),
      ...(answersUserRef === undefined ? {} : { answersUserRef }),
    };
  }
  if (event.kind === 'postback') return wishOfPostback(event);
  return opensConversation(event) ? { wish: { want: 'greeting' } } : undefined;
}

/** With the first words after a checkbox Facebook tells whose it was (facts §7). */
const checkboxAnsweredBy = ({ priorMessage }: MessageEvent): string | undefined =>
  priorMessage?.source === 'checkbox_plugin' ? priorMessage.identifier : undefined;

/** A link or plugin of ours brought the customer here; an opt-in to notifications is answered by Facebook itself. */
const opensConversation = (event: WebhookEvent): boolean =>
  event.kind === 'referral' || (event.kind === 'optin' && event.type !== 'notification_messages');

/**
 * What was typed, where only its words tell what it means: no tap, no code, no yes or no, no word on a ticket, no mere
 * parcel number. Nothing else leaves for an NLU service.
 */
export function openText(event: WebhookEvent): string | undefined {
  if (event.kind !== 'message' || event.quickReplyPayload !== undefined) return undefined;
  const { text = '' } = event;
  const isPlain = event.stickerId === undefined && text.trim() !== '';
  const isFixed =
    asksForBot(text) ||
    [yesOrNo(text), readChatCode(text), ticketTalk(text)].some((read) => read !== undefined);
  return isPlain && !isFixed && !isMereNumber(text) ? text : undefined;
}

const isMereNumber = (text: string): boolean =>
  parcelNumbersIn(text).length > 0 && !/\p{L}/u.test(withoutParcelNumbers(text));

function wishOfMessage(event: MessageEvent, understood: Understanding | undefined): ReadWish {
  const { quickReplyPayload, text = '' } = event;
  if (quickReplyPayload !== undefined) return wishOfPayload(quickReplyPayload, text);
  if (event.stickerId === undefined && text.trim() !== '') return wishOfTyped(text, understood);
  return { wish: wishOfSent(event) };
}

/** A tapped button of another's may say "Yes" to something else; only the person's own word answers us. */
function wishOfTyped(text: string, understood: Understanding | undefined): ReadWish {
  const yes = yesOrNo(text);
  const read = wishUnderstood(understood ?? understand(text));
  const talk = ticketTalk(text);
  if (talk !== undefined) {
    return { ...read, wish: { want: 'typeTicket', ...talk, instead: read.wish } };
  }
  if (asksForBot(text)) return { ...read, wish: takeBack };
  const code = readChatCode(text);
  if (code !== undefined) return { ...read, wish: { want: 'typeCode', code, instead: read.wish } };
  return yes === undefined
    ? read
    : { ...read, wish: { want: 'answerLink', yes, typedInstead: read.wish } };
}

function wishOfPostback({ payload, title = '' }: PostbackEvent): ReadWish {
  return wishOfPayload(payload ?? '', title);
}

/** The payload that Facebook's examples give to the Get Started button, for a Page that was set up by them. */
const CUSTOMARY_START = /^get_?started/i;

/** A payload of ours, or of a button from before a release, whose title still says what was meant. */
function wishOfPayload(payload: string, title: string): ReadWish {
  const choice = decodeChoice(payload);
  if (choice !== undefined) return { wish: wishOfChoice(choice) };
  if (CUSTOMARY_START.test(payload)) return { wish: { want: 'greeting' } };
  // On standby the title is all that comes (facts §4.4).
  if (asksForBot(title)) return { wish: takeBack };
  return { wish: wishOfTitle(title) };
}

/**
 * A title does not say which parcel, and may stand on a button of another app: it mutes nothing by itself, but has the
 * bot show what is set and how to change it.
 */
function wishOfTitle(title: string): Wish {
  const { wish } = wishUnderstood(understand(title));
  if (wish.want === 'mute' || wish.want === 'unmute') return { want: 'preferences' };
  return wish.want === 'unknown' ? { want: 'unknownChoice' } : wish;
}

const takeBack: TakeBack = { want: 'takeBack', otherwise: { want: 'greeting' } };

const wishUnderstood = ({
  intent,
  locale,
}: Understanding): ReadWish & { readonly wish: Intent } => ({
  wish: intent,
  ...(locale === undefined ? {} : { locale }),
});

function wishOfChoice(choice: Choice): Wish {
  switch (choice.do) {
    case 'start':
      return { want: 'greeting' };
    case 'track':
      return { want: 'track', parcelIds: [choice.parcelId] };
    case 'language':
      return { want: 'language', locale: choice.locale };
    case 'answerLink':
      return { want: 'answerLink', yes: choice.yes, askedAt: choice.askedAt };
    case 'answerErase':
      return { want: 'answerErase', yes: choice.yes, askedAt: choice.askedAt };
    case 'askQuestion': {
      const { parcelId } = choice;
      return { want: 'ticket', parcelIds: parcelId === undefined ? [] : [parcelId], told: false };
    }
    case 'addToTicket':
    case 'solveTicket':
    case 'reopenTicket':
      return { want: choice.do, ticketId: choice.ticketId };
    case 'dropQuestion':
      return { want: 'cancel' };
    case 'mute':
    case 'muteInstead':
    case 'unmute':
      return { want: choice.do, parcelIds: choice.parcelIds };
    case 'takeBack':
      return takeBack;
    case 'help':
    case 'human':
    case 'myParcels':
    case 'link':
    case 'linkOnComputer':
    case 'unlink':
    case 'undoLink':
    case 'deleteData':
    case 'exportData':
    case 'muteWhich':
    case 'preferences':
      return { want: choice.do };
  }
}
