import type { RecognisedEvent } from '../messenger/webhook/events';
import { languageOf, type ConversationState } from '../store/conversation-state';
import type { Understanding } from './understanding/intent';
import { understand } from './understanding/understand';
import type { UnderstandText } from './understanding/understand-text';
import { isSilent } from './user-action';
import { openText } from './read-wish';

/** What was typed means. What is meant for somebody else who has the thread is shown to no service. */
export async function readTyped(
  understandText: UnderstandText,
  event: RecognisedEvent,
  state: ConversationState,
  now: number,
): Promise<Understanding | undefined> {
  const text = openText(event);
  if (text === undefined || isSilent(event, state, now)) return undefined;
  const { profile, locale, textLocale = understand(text).locale } = state;
  return understandText({
    ...{ psid: state.psid, eventKey: event.key, text },
    locale: languageOf({
      ...(locale && { locale }),
      ...(profile && { profile }),
      ...(textLocale && { textLocale }),
    }),
  });
}
