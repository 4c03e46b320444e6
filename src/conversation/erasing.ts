import type { ErasureOrigin, Outgoing } from '../messenger/outgoing';
import { MINUTE } from '../shared/clock';
import type { ConversationState, EraseQuestion } from '../store/conversation-state';
import { decision, type Decision, type Snapshot } from './decision';
import { replyWithEraseQuestion } from './replies/erasing';
import { menu, reply, type Voice } from './replies/voice';
import type { AnswerErase } from './wish';

/** As for a link: whoever answers an hour later may not be who was asked. */
const QUESTION_OPEN_MS = 15 * MINUTE;

export const isEraseOpen = (
  question: EraseQuestion | undefined,
  now: number,
): question is EraseQuestion => question !== undefined && now < question.askedAt + QUESTION_OPEN_MS;

/** Whether a typed yes or no answers the question whether to delete: nothing was said since. */
export const isErasureAskedLast = (
  { eraseQuestion, nextOrder }: ConversationState,
  now: number,
): boolean => isEraseOpen(eraseQuestion, now) && eraseQuestion.nextOrder === nextOrder;

/** Deleting can't be undone, so it is asked for a yes, with what goes and what stays. */
export const askWhetherToErase = ({ now }: Snapshot, voice: Voice): Decision =>
  decision('erase_question', {
    change: { eraseQuestion: { askedAt: now } },
    outgoing: [replyWithEraseQuestion(now, voice)],
  });

/** Only a yes to the question that is open deletes; a tap below an older one changes nothing. */
export function answerErase(
  { yes, askedAt }: AnswerErase,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { state, now } = snapshot;
  const { eraseClosed, eraseDeclined } = voice.texts;
  if (!isEraseOpen(state.eraseQuestion, now) || askedAt !== state.eraseQuestion.askedAt) {
    return decision('erase_question_closed', { outgoing: [reply(eraseClosed, menu(voice))] });
  }
  return yes
    ? eraseEverything(snapshot, voice)
    : decision('erase_declined', {
        change: { eraseQuestion: null },
        outgoing: [reply(eraseDeclined, menu(voice))],
      });
}

/** The link ends at once and on both sides; the rest follows behind the last message. */
function eraseEverything({ customer, state, now }: Snapshot, voice: Voice): Decision {
  const askedBy: ErasureOrigin = 'chat';
  const customerId = customer?.customerId;
  const isLinked = state.customerId !== undefined;
  const outgoing: readonly Outgoing[] = [
    ...(isLinked ? [{ type: 'unlink' } as const] : []),
    reply(voice.texts.erasing),
    { type: 'erase', askedBy, ...(customerId === undefined ? {} : { customerId }) },
  ];
  return decision('erase', {
    change: {
      customerId: null,
      linkedAt: null,
      eraseQuestion: null,
      linkQuestion: null,
      ticketPrompt: null,
      mute: null,
      parcelQuestion: null,
      ...(isLinked ? { unlinkedAt: now } : {}),
    },
    outgoing,
    effects: customerId === undefined ? [] : [{ type: 'unlink', customerId }],
  });
}
