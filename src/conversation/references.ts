import { isOpenableBy, type Reference } from '../accounts/reference';
import { splitLongText } from '../messenger/split-text';
import { MINUTE } from '../shared/clock';
import type { ConversationState, LinkQuestion } from '../store/conversation-state';
import type { Customer, LinkedVia } from '../store/customers';
import { decision, type Decision, type Snapshot } from './decision';
import { linkWith } from './linking';
import { replyAlreadyLinked } from './replies/linking';
import {
  replyWithGuestOrder,
  replyWithLinkQuestion,
  replyWithMoveQuestion,
  replyWithOrder,
} from './replies/references';
import { menu, reply, type Voice } from './replies/voice';
import type { AnswerLink, OpenReference, Wish } from './wish';

/**
 * The person followed a link or used a plugin of ours. From now on its reference is theirs and nobody else's. As a link
 * can be forwarded, it links nothing by itself but has us ask (design §4.3).
 */
export function openReference({ via }: OpenReference, snapshot: Snapshot, voice: Voice): Decision {
  const { reference, state } = snapshot;
  if (reference === undefined || !isOpenableBy(reference, state.psid)) return invalid(voice);
  const isNew = reference.redeemedBy === undefined;
  const mayAsk = isNew || state.linkQuestion?.reference === reference.key;
  const opened = mayAsk
    ? openFirst(reference, via, snapshot, voice)
    : openAgain(reference, snapshot, voice);
  return isNew ? { ...opened, effects: [{ type: 'redeem', key: reference.key }] } : opened;
}

/** Asks, if there is somebody to be linked who is not linked here already. */
function openFirst(
  reference: Reference,
  via: LinkedVia,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { candidate, customer, now } = snapshot;
  if (candidate === undefined || candidate.customerId === customer?.customerId) {
    return openAgain(reference, snapshot, voice);
  }
  const { customerId } = candidate;
  const order = reference.kind === 'order' ? [replyWithOrder(reference.orderId, voice)] : [];
  return decision('link_question', {
    change: { linkQuestion: { customerId, reference: reference.key, via, askedAt: now } },
    outgoing: [...order, question(candidate, customer, now, voice)],
  });
}

/** What there is to say without a question: the order is confirmed, the link that there is already too. */
function openAgain(
  reference: Reference,
  { candidate, customer }: Snapshot,
  voice: Voice,
): Decision {
  if (reference.kind === 'order') {
    const confirm = customer === undefined ? replyWithGuestOrder : replyWithOrder;
    return decision('order_received', { outgoing: [confirm(reference.orderId, voice)] });
  }
  if (customer === undefined || candidate?.customerId !== customer.customerId) {
    return invalid(voice);
  }
  return decision('already_linked', { outgoing: [replyAlreadyLinked(customer, voice)] });
}

const question = (
  candidate: Customer,
  customer: Customer | undefined,
  askedAt: number,
  voice: Voice,
) =>
  customer === undefined
    ? replyWithLinkQuestion(candidate, askedAt, voice)
    : replyWithMoveQuestion(customer, candidate, askedAt, voice);

/** Expired, used by somebody else, or never made: one sentence, so that it does not tell which. */
const invalid = (voice: Voice): Decision =>
  decision('reference_invalid', {
    outgoing: [reply(voice.texts.referenceInvalid, menu(voice))],
  });

/** Whoever answers an hour later may not be who was asked. */
const QUESTION_OPEN_MS = 15 * MINUTE;

const isOpen = (question: LinkQuestion | undefined, now: number): question is LinkQuestion =>
  question !== undefined && now < question.askedAt + QUESTION_OPEN_MS;

/** Whoever types "yes" answers what they read last: an update or an agent may have asked or told them something since. */
const isLastSaid = ({ linkQuestion, nextOrder }: ConversationState): boolean =>
  linkQuestion?.nextOrder === nextOrder;

/** A yes or no that was typed and answers no question of ours is a text like any other. */
export const inContext = (wish: Wish, { state, now }: Snapshot): Wish =>
  wish.want === 'answerLink' &&
  wish.typedInstead !== undefined &&
  !(isOpen(state.linkQuestion, now) && isLastSaid(state))
    ? wish.typedInstead
    : wish;

/** Remembers behind which of our messages a question whether to link stands. */
export function placeQuestion(decided: Decision, { state }: Snapshot): Decision {
  const { linkQuestion } = decided.change;
  if (!linkQuestion) return decided;
  const nextOrder = state.nextOrder + decided.outgoing.flatMap(splitLongText).length;
  return {
    ...decided,
    change: { ...decided.change, linkQuestion: { ...linkQuestion, nextOrder } },
  };
}

/** Yes links as any other way does; no, or an answer to a question that is no longer open, changes nothing. */
export function answerLinkQuestion(
  { yes, askedAt }: AnswerLink,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { candidate, state, now } = snapshot;
  const { linkQuestion } = state;
  // A question that is asked anew closes the one before, whose buttons may still be on the screen.
  if (!isOpen(linkQuestion, now) || (askedAt ?? linkQuestion.askedAt) !== linkQuestion.askedAt) {
    return answerTooLate(snapshot, voice);
  }
  if (yes && candidate !== undefined) {
    return linkWith(candidate, { via: linkQuestion.via, at: now }, snapshot, voice);
  }
  const { linkDeclined, referenceInvalid } = voice.texts;
  return decision(yes ? 'reference_invalid' : 'link_declined', {
    change: { linkQuestion: null },
    outgoing: [reply(yes ? referenceInvalid : linkDeclined, menu(voice))],
  });
}

const answerTooLate = ({ customer }: Snapshot, voice: Voice): Decision =>
  decision('link_question_closed', {
    outgoing: [
      customer === undefined
        ? reply(voice.texts.questionClosed, menu(voice))
        : replyAlreadyLinked(customer, voice),
    ],
  });
