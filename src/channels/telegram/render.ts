import { Text } from 'claudia-bot-builder/lib/telegram/format-message';
import type { Button, Card, QuickReply, SpokenContent } from '../../messenger/outgoing';
import { clip } from '../../shared/clip';
import { packChoice } from './pack-choice';

/** Bot API, sendMessage. */
const TEXT_LIMIT = 4_096;
/** Short titles stand in pairs, as long as a phone shows both whole. */
const PAIRED_TITLE = 18;

/** The body of `sendMessage`, but for the chat: plain text, with everything that can be tapped in its keyboard. */
export function render(content: SpokenContent): Readonly<Record<string, unknown>> {
  // Without Markdown, which claudia-bot-builder assumes: an underscore in a parcel's number would be refused.
  const message = new Text(clip(textOf(content), TEXT_LIMIT)).disableMarkdown();
  const keys = [...buttonsOf(content), ...(content.quickReplies ?? []).map(toReplyKey)];
  const rows = inRows(keys.map(toInlineButton));
  return (rows.length === 0 ? message : message.addInlineKeyboard(rows)).get();
}

function textOf(content: SpokenContent): string {
  return content.kind === 'cards' ? content.cards.map(cardText).join('\n\n') : content.text;
}

const cardText = ({ title, subtitle }: Card): string =>
  subtitle === undefined ? title : `${title}\n${subtitle}`;

type Key =
  | { readonly title: string; readonly payload: string }
  | { readonly title: string; readonly url: string };

const toReplyKey = ({ title, payload }: QuickReply): Key => ({ title, payload });

function buttonsOf(content: SpokenContent): readonly Key[] {
  switch (content.kind) {
    case 'text':
      return [];
    case 'buttons':
      return content.buttons.flatMap(toKey);
    case 'cards':
      return content.cards.flatMap(({ buttons = [] }) => buttons.flatMap(toKey));
  }
}

function toKey(button: Button): readonly Key[] {
  switch (button.kind) {
    case 'postback':
      return [{ title: button.title, payload: button.payload }];
    case 'url':
      return [{ title: button.title, url: button.url }];
    // Facebook's own. Delivery has made a link of the first; the second is offered on Facebook only.
    case 'logIn':
    case 'logOut':
      return [];
  }
}

interface InlineButton {
  readonly text: string;
  readonly url?: string;
  readonly callback_data?: string;
}

/** What does not fit into a button is told apart by its place: when it is tapped, its title says what is meant. */
const toInlineButton = (key: Key, place: number): InlineButton =>
  'url' in key
    ? { text: key.title, url: key.url }
    : { text: key.title, callback_data: packChoice(key.payload) ?? `=${String(place)}` };

function inRows(buttons: readonly InlineButton[]): readonly (readonly InlineButton[])[] {
  const rows: InlineButton[][] = [];
  for (const button of buttons) {
    const last = rows.at(-1);
    const first = last?.length === 1 ? last[0] : undefined;
    if (last !== undefined && first !== undefined && isShort(first) && isShort(button)) {
      last.push(button);
    } else rows.push([button]);
  }
  return rows;
}

const isShort = ({ text, url }: InlineButton): boolean =>
  url === undefined && text.length <= PAIRED_TITLE;
