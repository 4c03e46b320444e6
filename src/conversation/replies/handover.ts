import type { OutgoingMessage } from '../../messenger/outgoing';
import { askChoice } from './tickets';
import { menu, quickReply, reply, type Voice } from './voice';

/** Below it the way back, whose payload arrives also while the human has the chat (facts §5). */
export const replyHandingOver = ({ texts }: Voice): OutgoingMessage =>
  reply(texts.handingOver, [quickReply(texts.choices.takeBack, { do: 'takeBack' })]);

export const replyHumanJoins = ({ texts }: Voice): OutgoingMessage =>
  reply(texts.humanJoins, [quickReply(texts.choices.takeBack, { do: 'takeBack' })]);

export const replyHandoverRefused = (voice: Voice): OutgoingMessage =>
  reply(voice.texts.handoverRefused, [askChoice(voice), ...menu(voice)]);

export const replyBotIsBack = (voice: Voice): OutgoingMessage =>
  reply(voice.texts.botIsBack, menu(voice));
