import { button, el, setText } from '../parts/el';
import { createList } from '../parts/reconcile';
import { avatar, PAGE_PICTURE } from './avatar';
import type { ChatScope } from './chat-actions';
import type { IceBreaker, PageProfile } from './page-profile';

/** What stands in a chat before the first message: who the Page is, and how to begin. */
export function createEmptyThread({ pageName, actions }: ChatScope) {
  const greeting = el('p');
  const iceBreakers = el('div', { class: 'ice-breakers' });
  const drawIceBreakers = createList(iceBreakers);
  const getStarted = button(
    'Get Started',
    { class: 'primary', 'data-testid': 'get-started' },
    () => {
      actions.getStarted();
    },
  );
  const toItem = (iceBreaker: IceBreaker) => {
    const { question, payload } = iceBreaker;
    return {
      key: payload,
      signature: question,
      draw: () =>
        button(question, { class: 'answer', 'data-testid': 'ice-breaker' }, () => {
          actions.tap({ title: question, payload });
        }),
    };
  };
  const element = el(
    'div',
    { class: 'empty-thread' },
    avatar(pageName, PAGE_PICTURE),
    el('h3', {}, pageName),
    greeting,
    iceBreakers,
    getStarted,
  );
  return {
    element,
    show: (profile: PageProfile): void => {
      setText(greeting, profile.greeting ?? 'Write a message to begin.');
      drawIceBreakers(profile.iceBreakers.map(toItem));
      // Ice breakers take its place (facts §8).
      getStarted.hidden = !profile.hasGetStarted || profile.iceBreakers.length > 0;
    },
  };
}
