import type { Person, Thread } from '../../messenger/thread/thread-model';
import { el, setText } from '../parts/el';
import { createBlockedNotice } from './blocked-notice';
import type { ChatScope } from './chat-actions';
import { createChatLog } from './chat-log';
import { createComposer } from './composer';
import { createEmptyThread } from './empty-thread';
import { readPageProfile } from './page-profile';
import { createPhoneHeader } from './phone-header';
import { createPhoneMenu } from './phone-menu';
import { createQuickReplies } from './quick-replies';
import { formatTime } from './times';

export interface Phone {
  readonly element: HTMLElement;
  /** `now` in milliseconds of the emulated clock. */
  readonly show: (thread: Thread, profile: Readonly<Record<string, unknown>>, now: number) => void;
}

/** One person's phone with the Page's chat on it. */
export function createPhone({ psid, name }: Person, scope: ChatScope): Phone {
  let isBlocked = false;
  let isEuRestricted = false;
  const header = createPhoneHeader(
    scope.pageName,
    createPhoneMenu(scope, { blocked: () => isBlocked, euRestricted: () => isEuRestricted }),
  );
  const empty = createEmptyThread(scope);
  const log = createChatLog(scope);
  const quickReplies = createQuickReplies({
    answer: (text, payload) => {
      // The tapped chip is gone, and the keyboard's place with it.
      log.element.focus();
      return scope.actions.answer(text, payload);
    },
  });
  const composer = createComposer(scope);
  const clock = el('span');
  const blocked = createBlockedNotice(scope);
  const element = el(
    'section',
    {
      class: 'phone',
      id: phoneId(psid),
      'aria-label': `${name}’s phone`,
      'data-testid': `phone-${name}`,
    },
    el('div', { class: 'phone-status' }, el('span', {}, name), clock),
    header.element,
    empty.element,
    log.element,
    quickReplies.element,
    composer.element,
    blocked,
  );
  return {
    element,
    show: (thread, profileOfPage, now) => {
      const profile = readPageProfile(profileOfPage, thread.person);
      isBlocked = thread.state.blocked;
      isEuRestricted = thread.state.euRestricted;
      setText(clock, formatTime(now));
      header.show(thread.state, now);
      empty.show(profile);
      const isEmpty = thread.messages.length === 0;
      const lostFocus = !isEmpty && empty.element.contains(document.activeElement);
      empty.element.hidden = !isEmpty;
      log.element.hidden = isEmpty;
      quickReplies.show(thread);
      log.show(thread);
      composer.show(profile);
      composer.element.hidden = isBlocked;
      blocked.hidden = !isBlocked;
      if (lostFocus) log.element.focus();
    },
  };
}

const phoneId = (psid: string): string => `phone-${psid}`;

/** Whether the person's phone is on the screen. */
export const isPhoneShown = (psid: string): boolean =>
  document.getElementById(phoneId(psid))?.checkVisibility() ?? false;
