import type { NewReaction } from '../../messenger/control/control-api';
import type { ThreadMessage } from '../../messenger/thread/thread-model';
import { menuButton, type MenuEntry } from '../parts/menu';
import type { ChatActions } from './chat-actions';
import { askForEdit } from './edit-message';

/** Messenger's row of reactions, with Facebook's word for each (facts §4.4). */
const REACTIONS: readonly NewReaction[] = [
  { reaction: 'love', emoji: '❤️' },
  { reaction: 'smile', emoji: '😆' },
  { reaction: 'wow', emoji: '😮' },
  { reaction: 'sad', emoji: '😢' },
  { reaction: 'angry', emoji: '😠' },
  { reaction: 'like', emoji: '👍' },
  { reaction: 'dislike', emoji: '👎' },
];

/** What the person can do with one message. */
export function createMessageMenu(message: ThreadMessage, actions: ChatActions): HTMLElement {
  const { from, content } = message;
  const text = from === 'customer' && content.kind === 'text' ? content.text : undefined;
  return menuButton({
    face: '☺',
    name: text === undefined ? 'React to this message' : 'React to this message or edit it',
    // The chat log moves one tab stop over all messages.
    attributes: { class: 'message-menu', tabindex: '-1', 'data-testid': 'message-menu' },
    entries: () => [
      ...REACTIONS.map((reaction) => describeReaction(message, reaction, actions)),
      ...(text === undefined ? [] : [describeEdit(message.mid, text, actions)]),
    ],
  });
}

function describeReaction(
  { mid, reactions = [] }: ThreadMessage,
  reaction: NewReaction,
  { react }: ChatActions,
): MenuEntry {
  const isMine = reactions.some(
    ({ from, emoji }) => from === 'customer' && emoji === reaction.emoji,
  );
  return {
    label: reaction.reaction,
    icon: reaction.emoji,
    compact: true,
    checked: isMine,
    choose: () => {
      react(mid, isMine ? undefined : reaction);
    },
  };
}

const describeEdit = (mid: string, text: string, { edit }: ChatActions): MenuEntry => ({
  label: 'Edit…',
  icon: '✎',
  testId: 'edit',
  choose: () => {
    askForEdit(text, (edited) => edit(mid, edited));
  },
});
