import { button, el, setText } from '../parts/el';
import { avatar, PAGE_PICTURE } from './avatar';
import type { ChatActions } from './chat-actions';

/** What stands in a chat before the first message: who the Page is, and Get Started. */
export function createEmptyThread({ getStarted }: Pick<ChatActions, 'getStarted'>) {
  const face = el('div');
  const name = el('h3');
  const greeting = el('p');
  const element = el(
    'div',
    { class: 'empty-thread' },
    face,
    name,
    greeting,
    button('Get Started', { class: 'primary', 'data-testid': 'get-started' }, () => {
      getStarted();
    }),
  );
  return {
    element,
    show: (pageName: string, text: string | undefined): void => {
      face.replaceChildren(avatar(pageName, PAGE_PICTURE));
      setText(name, pageName);
      setText(greeting, text ?? '');
    },
  };
}
