import { encodeChoice, type Choice } from '../../messenger/choice';
import type { Button, OutgoingMessage, QuickReply } from '../../messenger/outgoing';
import { clip } from '../../shared/clip';
import type { Locale } from '../../shared/locale';
import { languageOf } from '../../store/conversation-state';
import type { Customer } from '../../store/customers';
import type { Snapshot } from '../decision';
import type { Texts } from '../texts/texts';
import { textsOf } from '../texts/texts-of';

/** How the bot speaks to this person now. */
export interface Voice {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly linked: boolean;
}

/** What of a snapshot tells the language, and whether somebody is linked. */
type Hearing = Pick<Snapshot, 'state' | 'customer' | 'login' | 'candidate' | 'asked' | 'profile'>;

/**
 * In the language that is known after this event. The account that a link leads to counts from the yes on: before that
 * it may be a stranger's, and tells only of whom nothing else does.
 */
export function voiceFor(snapshot: Hearing): Voice {
  const { state, customer, login, candidate, asked } = snapshot;
  const accepted = asked?.wish.want === 'answerLink' && asked.wish.yes ? candidate : undefined;
  const account = customer ?? login?.customer ?? accepted;
  const textLocale = state.textLocale ?? candidate?.locale ?? asked?.locale;
  const known = {
    ...state,
    ...(snapshot.profile && { profile: snapshot.profile }),
    ...(textLocale && { textLocale }),
  };
  return voiceIn(languageOf(known, account?.locale), customer !== undefined);
}

export const voiceIn = (locale: Locale, linked: boolean): Voice => ({
  locale,
  texts: textsOf(locale),
  linked,
});

/** Leaves room for the sentence around it in the 640 characters above a button (facts §2.7). */
const MAX_NAME = 60;

export const nameOf = ({ name }: Customer): string | undefined =>
  name === undefined ? undefined : clip(name, MAX_NAME);

export const reply = (text: string, quickReplies: readonly QuickReply[] = []): OutgoingMessage => ({
  type: 'message',
  author: 'bot',
  occasion: 'reply',
  content: { kind: 'text', text, ...(quickReplies.length > 0 ? { quickReplies } : {}) },
});

/** Marks a message as holding this customer's data: delivery sends it only while the link lasts (design §3). */
export const personal = ({ customerId }: Customer, message: OutgoingMessage): OutgoingMessage => ({
  ...message,
  customerId,
});

/** The same for what is a customer's only if anybody was linked. */
export const personalTo = (
  customerId: string | undefined,
  message: OutgoingMessage,
): OutgoingMessage => ({ ...message, ...(customerId === undefined ? {} : { customerId }) });

export const replyWithButtons = (
  text: string,
  buttons: readonly Button[],
  quickReplies: readonly QuickReply[] = [],
): OutgoingMessage => ({
  type: 'message',
  author: 'bot',
  occasion: 'reply',
  content: { kind: 'buttons', text, buttons, ...(quickReplies.length > 0 ? { quickReplies } : {}) },
});

export const quickReply = (title: string, choice: Choice): QuickReply => ({
  title,
  payload: encodeChoice(choice),
});

/** What can be asked next, put below every answer that leaves the choice. */
export function menu({ locale, texts: { choices }, linked }: Voice): readonly QuickReply[] {
  return [
    quickReply(choices.myParcels, { do: 'myParcels' }),
    ...(linked ? [] : [quickReply(choices.link, { do: 'link' })]),
    quickReply(choices.human, { do: 'human' }),
    quickReply(choices.help, { do: 'help' }),
    quickReply(choices.otherLanguage, { do: 'language', locale: locale === 'de' ? 'en' : 'de' }),
  ];
}
