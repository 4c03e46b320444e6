import { decision, type Decision, type Snapshot } from './decision';
import { isEraseOpen } from './erasing';
import { isLinkQuestionOpen } from './link-question';
import { openParcelQuestion } from './parcel-question';
import { answerPreference } from './preferences';
import { replyWithNewStart } from './replies/cancelling';
import { replyDropped } from './replies/tickets';
import { menu, reply, type Voice } from './replies/voice';
import { openPrompt } from './ticket-prompt';
import { writableTickets } from './ticket-rights';

/**
 * "Stop", "never mind", "start over": lets go of all that was asked, whatever it was. Where nothing was, "stop" may mean
 * all that the bot does, so that the ways to end it are offered.
 */
export function answerCancel(snapshot: Snapshot, voice: Voice): Decision {
  const { state, now } = snapshot;
  const { texts } = voice;
  const cancelled = (outcome: string, text: string): Decision =>
    decision(outcome, {
      change: { linkQuestion: null, eraseQuestion: null },
      outgoing: [reply(text, menu(voice))],
    });

  if (isEraseOpen(state.eraseQuestion, now))
    return cancelled('erase_declined', texts.eraseDeclined);
  if (isLinkQuestionOpen(state.linkQuestion, now)) {
    return cancelled('link_declined', texts.linkDeclined);
  }
  if (openPrompt(snapshot) !== undefined) {
    return decision('ticket_prompt_dropped', { outgoing: [replyDropped(voice)] });
  }
  if (openParcelQuestion(snapshot)?.about === 'mute') {
    return answerPreference({ want: 'preferences' }, snapshot, voice);
  }
  return decision('started_over', {
    outgoing: [replyWithNewStart(writableTickets(snapshot).at(-1), voice)],
  });
}
