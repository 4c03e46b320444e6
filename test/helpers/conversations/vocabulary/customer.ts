import { DEMO_FILES_SITE } from '../../../../src/local/demo-files';
import type { NewAttachment } from '../../../../src/local/messenger/control/control-api';
import type {
  ThreadButton,
  ThreadMessage,
} from '../../../../src/local/messenger/thread/thread-model';
import { direction, type Direction } from '../direction';
import type { Stage } from '../stage';

/** What customers do in the chat beside writing. */
export const customerDirections: readonly Direction[] = [
  direction('{customer} taps «{title}»', '{customer} tippt auf «{title}»', (stage, { title }) =>
    tap(stage, title),
  ),
  direction(
    '{customer} taps «{title}» in the menu',
    '{customer} tippt im Menü auf «{title}»',
    (stage, { title }) => tapMenu(stage, title),
  ),
  direction(
    '{customer} taps «{title}» on a button from before a release',
    '{customer} tippt auf «{title}» an einer Schaltfläche von vor einem Update',
    ({ stack, psid }, { title }) => stack.control.tap(psid, { title, payload: 'PAYLOAD_OF_OLD' }),
  ),
  direction(
    '{customer} sends {thing}',
    '{customer} schickt {thing}',
    async ({ stack, psid }, { thing }) => {
      const attachment = THINGS[thing];
      if (attachment === undefined) {
        throw new Error(`Nobody can send ${thing}, only ${Object.keys(THINGS).join(', ')}.`);
      }
      await stack.control.attach(psid, attachment);
    },
  ),
  direction(
    '{customer} reacts with «{emoji}»',
    '{customer} reagiert mit «{emoji}»',
    async ({ stack, psid, messages }, { emoji }) => {
      const last = (await messages()).findLast(({ from }) => from === 'bot');
      await stack.control.react(psid, last?.mid ?? '', { reaction: 'other', emoji });
    },
  ),
  direction(
    '{customer} edits the last message to «{text}»',
    '{customer} ändert die letzte Nachricht in «{text}»',
    async ({ stack, psid, messages }, { text }) => {
      const last = (await messages()).findLast(({ from }) => from === 'customer');
      await stack.control.edit(psid, last?.mid ?? '', text);
    },
  ),
];

const file = (name: string): string => `${DEMO_FILES_SITE}/${name}`;

const STICKER: NewAttachment = { type: 'sticker', url: file('thumbs-up.svg') };
const PICTURE: NewAttachment = { type: 'image', url: file('parcel.jpg') };
const VOICE: NewAttachment = { type: 'audio', url: file('voice-message.wav') };
const LINK: NewAttachment = { type: 'fallback', url: file('news'), title: 'News' };

const THINGS: Readonly<Record<string, NewAttachment>> = {
  ...{ 'a sticker': STICKER, 'einen Sticker': STICKER },
  ...{ 'a picture': PICTURE, 'ein Bild': PICTURE },
  ...{ 'a voice message': VOICE, 'eine Sprachnachricht': VOICE },
  ...{ 'a link': LINK, 'einen Link': LINK },
};

/** What is there to tap: the quick replies of the last message, and the buttons of all. */
async function tap({ stack, psid, messages }: Stage, title: string): Promise<void> {
  const shown = await messages();
  const quickReply = shown.at(-1)?.quickReplies?.find((reply) => reply.title === title);
  if (quickReply !== undefined) {
    await stack.control.say(psid, title, quickReply.payload);
    return;
  }
  const button = shown
    .toReversed()
    .flatMap(buttonsOf)
    .find((each) =>
      each.kind === 'logOut'
        ? title === 'Log Out'
        : each.kind === 'postback' && each.title === title,
    );
  if (button?.kind === 'postback') {
    await stack.control.tap(psid, { title, payload: button.payload });
  } else if (button?.kind === 'logOut') await stack.control.logout(psid);
  else if (title === 'Get Started') await stack.control.getStarted(psid);
  else throw new Error(`There is no «${title}» to tap.`);
}

const buttonsOf = ({ content }: ThreadMessage): readonly ThreadButton[] => {
  if ('buttons' in content) return content.buttons;
  return content.kind === 'cards' ? content.cards.flatMap(({ buttons }) => buttons) : [];
};

interface MenuOfLocale {
  readonly locale: string;
  readonly call_to_actions: readonly { readonly title: string; readonly payload?: string }[];
}

/** The Page's own menu, in the language that Messenger shows it in. */
async function tapMenu({ stack, psid, cast }: Stage, title: string): Promise<void> {
  const { messengerProfile } = await stack.control.overview();
  const menus = messengerProfile['persistent_menu'] as readonly MenuOfLocale[];
  const menu =
    menus.find(({ locale }) => locale === cast.profile.locale) ??
    menus.find(({ locale }) => locale === 'default');
  const item = menu?.call_to_actions.find((each) => each.title === title);
  if (item?.payload === undefined) throw new Error(`The menu has no «${title}».`);
  await stack.control.tap(psid, { title, payload: item.payload });
}
