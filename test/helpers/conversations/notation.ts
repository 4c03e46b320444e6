import type {
  ThreadButton,
  ThreadContent,
  ThreadMessage,
} from '../../../src/local/messenger/thread/thread-model';

/** A message as the documents write it: its text, then `[buttons]`, then `(quick replies)`. */
export function inNotation({ content, quickReplies = [] }: ThreadMessage): string {
  const replies = quickReplies.map(({ title, type }) => `(${title ?? type})`);
  return [...contentLines(content), replies.join(' ')].filter((line) => line !== '').join('\n');
}

function contentLines(content: ThreadContent): readonly string[] {
  switch (content.kind) {
    case 'text':
      return [content.text];
    case 'buttons':
      return [content.text, buttonLine(content.buttons)];
    case 'utility':
      return [content.header ?? '', content.text, buttonLine(content.buttons)];
    case 'cards':
      return content.cards.flatMap(({ title, subtitle = '', buttons }) => [
        title,
        subtitle,
        buttonLine(buttons),
      ]);
    case 'attachment':
      return [fileLine(content)];
    case 'attachments':
      return content.attachments.map(fileLine);
    case 'media':
      return [fileLine(content), buttonLine(content.buttons)];
    case 'postback':
      return [content.title];
    case 'notice':
      return [content.notice];
  }
}

const fileLine = ({ type }: { readonly type: string }): string => `📎 ${type}`;

const buttonLine = (buttons: readonly ThreadButton[]): string =>
  buttons.map((button) => `[${titleOf(button)}]`).join(' ');

function titleOf(button: ThreadButton): string {
  switch (button.kind) {
    case 'url':
      return `${button.title} ↗`;
    case 'postback':
    case 'phone':
      return button.title;
    // Messenger labels these itself.
    case 'logIn':
      return 'Log In';
    case 'logOut':
      return 'Log Out';
  }
}
