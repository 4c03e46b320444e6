import type { OutgoingMessage } from '../messenger/outgoing';
import { decision, type Decision } from './decision';
import { reply, type Voice } from './replies/voice';

/** A copy for whoever has the chat: nobody else can read it there, so it needs no question before. */
export function sendData({ texts }: Voice): Decision {
  const file: OutgoingMessage = {
    type: 'message',
    author: 'bot',
    occasion: 'reply',
    content: { kind: 'export', tooLarge: texts.exportTooLarge },
  };
  return decision('export', { outgoing: [reply(texts.exportComes), file] });
}
