import type { NewReaction } from '../../messenger/control/control-api';
import type { ThreadMessage } from '../../messenger/thread/thread-model';
import { menuButton, type MenuEntry } from '../parts/menu';
import type { ChatActions } from './chat-actions';

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
  const mine = message.reactions?.find(({ from }) => from === 'customer')?.emoji;
  const react = (reaction: NewReaction): MenuEntry => {
    const isMine = reaction.emoji === mine;
    return {
      label: reaction.reaction,
      icon: reaction.emoji,
      compact: true,
      checked: isMine,
      choose: () => {
        actions.react(message.mid, isMine ? undefined : reaction);
      },
    };
  };
  return menuButton({
    face: '☺',
    name: 'React to this message',
    // The chat log moves one tab stop over all messages.
    attributes: { class: 'message-menu', tabindex: '-1', 'data-testid': 'message-menu' },
    entries: () => REACTIONS.map(react),
  });
}
