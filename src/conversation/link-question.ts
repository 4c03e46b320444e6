import type { OutgoingMessage } from '../messenger/outgoing';
import { MINUTE } from '../shared/clock';
import type { ConversationState, LinkQuestion } from '../store/conversation-state';
import type { Customer } from '../store/customers';
import { decision, type Decision, type Snapshot } from './decision';
import { isErasureAskedLast } from './erasing';
import { linkWith } from './linking';
import { replyAlreadyLinked } from './replies/linking';
import { replyWithLinkQuestion, replyWithMoveQuestion } from './replies/references';
import { menu, reply, type Voice } from './replies/voice';
import type { AnswerLink, Wish } from './wish';

export const questionWhetherToLink = (
  candidate: Customer,
  customer: Customer | undefined,
  askedAt: number,
  voice: Voice,
): OutgoingMessage =>
  customer === undefined
    ? replyWithLinkQuestion(candidate, askedAt, voice)
    : replyWithMoveQuestion(customer, candidate, askedAt, voice);

/** Whoever answers an hour later may not be who was asked. */
const QUESTION_OPEN_MS = 15 * MINUTE;

export const isLinkQuestionOpen = (
  question: LinkQuestion | undefined,
  now: number,
): question is LinkQuestion => question !== undefined && now < question.askedAt + QUESTION_OPEN_MS;

/** Whoever types "yes" answers what they read last: an update or an agent may have asked or told them something since. */
const isLastSaid = ({ linkQuestion, nextOrder }: ConversationState): boolean =>
  linkQuestion?.nextOrder === nextOrder;

/** A yes or no that was typed answers the question that was asked last; without one it is a text like any other. */
export function readTypedAnswer(wish: AnswerLink, { state, now }: Snapshot): Wish {
  if (wish.typedInstead === undefined) return wish;
  const { eraseQuestion } = state;
  if (eraseQuestion !== undefined && isErasureAskedLast(state, now)) {
    return { want: 'answerErase', yes: wish.yes, askedAt: eraseQuestion.askedAt };
  }
  return isLinkQuestionOpen(state.linkQuestion, now) && isLastSaid(state)
    ? wish
    : wish.typedInstead;
}

/**
 * A yes or no that has no other meaning may be for the question that we asked before we said something else: it is
 * asked once more, with the time of the first asking, so that it stays open no longer.
 */
export function askOnceMore(snapshot: Snapshot, voice: Voice): Decision | undefined {
  const { asked, candidate, customer, state, now } = snapshot;
  const { linkQuestion } = state;
  if (asked?.wish.want !== 'answerLink' || asked.wish.typedInstead?.want !== 'unknown') {
    return undefined;
  }
  if (!isLinkQuestionOpen(linkQuestion, now) || isLastSaid(state)) return undefined;
  if (candidate === undefined || candidate.customerId === customer?.customerId) return undefined;
  return decision('link_question', {
    change: { linkQuestion },
    outgoing: [questionWhetherToLink(candidate, customer, linkQuestion.askedAt, voice)],
  });
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
  if (
    !isLinkQuestionOpen(linkQuestion, now) ||
    (askedAt ?? linkQuestion.askedAt) !== linkQuestion.askedAt
  ) {
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
