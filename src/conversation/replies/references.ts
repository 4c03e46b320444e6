import type { OutgoingMessage, QuickReply } from '../../messenger/outgoing';
import { clip } from '../../shared/clip';
import type { Customer } from '../../store/customers';
import { menu, nameOf, personal, quickReply, reply, type Voice } from './voice';

export function replyWithLinkQuestion(
  candidate: Customer,
  askedAt: number,
  voice: Voice,
): OutgoingMessage {
  const question = voice.texts.linkQuestion(accountOf(candidate, voice));
  return reply(question, yesOrNo(askedAt, voice));
}

/** It names who is linked here, so it is for them only. */
export function replyWithMoveQuestion(
  linked: Customer,
  candidate: Customer,
  askedAt: number,
  voice: Voice,
): OutgoingMessage {
  const { moveQuestion, yourAccount } = voice.texts;
  const question = moveQuestion(nameOf(linked) ?? yourAccount, accountOf(candidate, voice));
  return personal(linked, reply(question, yesOrNo(askedAt, voice)));
}

/** The number stood on the page that the person comes from; what was ordered, and by whom, is not said. */
export const replyWithOrder = (orderId: string, voice: Voice): OutgoingMessage =>
  reply(voice.texts.orderReceived(orderId), menu(voice));

export const replyWithGuestOrder = (orderId: string, voice: Voice): OutgoingMessage => {
  const { orderReceived, logInForOrder } = voice.texts;
  return reply(`${orderReceived(orderId)} ${logInForOrder}`, menu(voice));
};

/** The only message that its reader gets until they answer (facts §7), so it says all that the first one must. */
export const replyWithCheckedOrder = (
  orderId: string,
  { texts: { orderReceived, disclosure, answerToBeTold, choices } }: Voice,
): OutgoingMessage =>
  reply(`${orderReceived(orderId)} ${disclosure} ${answerToBeTold}`, [
    quickReply(choices.myParcels, { do: 'myParcels' }),
    quickReply(choices.help, { do: 'help' }),
  ]);

const MAX_FIRST_NAME = 30;

/**
 * All that whoever opened a link learns of the account behind it before they say yes: the first name, by which its
 * owner knows it. A link can be forwarded, so surname, parcels and the rest stay untold.
 */
function accountOf({ name = '' }: Customer, { texts }: Voice): string {
  const words = name.split(/\s+/);
  const first = words.find((word) => /\p{L}/u.test(word) && !word.endsWith('.'));
  return first === undefined ? texts.accountOfLink : texts.accountOf(clip(first, MAX_FIRST_NAME));
}

const yesOrNo = (askedAt: number, { texts: { choices } }: Voice): readonly QuickReply[] => [
  quickReply(choices.yesLink, { do: 'answerLink', yes: true, askedAt }),
  quickReply(choices.noLink, { do: 'answerLink', yes: false, askedAt }),
];
