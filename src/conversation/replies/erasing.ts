import type { OutgoingMessage } from '../../messenger/outgoing';
import { quickReply, reply, type Voice } from './voice';

/** The answers carry the time of the question, so that one from an older screen deletes nothing. */
export const replyWithEraseQuestion = (
  askedAt: number,
  { texts: { eraseQuestion, choices } }: Voice,
): OutgoingMessage =>
  reply(eraseQuestion, [
    quickReply(choices.yesErase, { do: 'answerErase', yes: true, askedAt }),
    quickReply(choices.noErase, { do: 'answerErase', yes: false, askedAt }),
  ]);
