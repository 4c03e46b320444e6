import { wordsOf } from './fold';

const ASKING = new Set(
  [
    ...['back to the bot', 'back to bot', 'back to the bot please', 'take back', 'bot please'],
    ...['back to the assistant', 'back to the automated assistant', 'i want the bot back'],
    ...['talk to the bot', 'talk to the bot again', 'give me the bot', 'give me the bot back'],
    ...['zurück zum bot', 'zurück zum bot bitte', 'bitte zurück zum bot', 'wieder zum bot'],
    ...['zurück zum assistenten', 'zurück zum automatischen assistenten', 'bot bitte'],
    ...['ich will den bot zurück', 'ich möchte zurück zum bot', 'mit dem bot sprechen'],
  ].map(key),
);

/**
 * Asks for the bot while a human has the chat. Only a text that is this and nothing else: what else is written there is
 * meant for the human, whatever words it has.
 */
export function asksForBot(text: string): boolean {
  return ASKING.has(key(text));
}

function key(text: string): string {
  return wordsOf(text).join(' ');
}
