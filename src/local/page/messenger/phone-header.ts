import type { ThreadOwner, ThreadState } from '../../messenger/thread/thread-model';
import { el, setText } from '../parts/el';
import { avatar, PAGE_PICTURE } from './avatar';
import { formatWeekdayAndTime } from './times';

/** The top of the phone: whom the person talks to, and what Facebook knows of the thread. */
export function createPhoneHeader() {
  const face = el('div');
  const name = el('h2');
  const facts = el('p', { class: 'phone-facts' });
  const linked = el(
    'span',
    { class: 'tag', 'data-tone': 'done', 'data-testid': 'linked' },
    'Linked',
  );
  return {
    element: el('header', { class: 'phone-header' }, face, el('div', {}, name, facts), linked),
    show: (pageName: string, state: ThreadState): void => {
      if (name.textContent !== pageName) face.replaceChildren(avatar(pageName, PAGE_PICTURE));
      setText(name, pageName);
      setText(facts, `${OWNERS[state.owner]} · ${describeWindow(state.windowClosesAt)}`);
      linked.hidden = !state.linked;
    },
  };
}

const OWNERS: Readonly<Record<ThreadOwner, string>> = {
  bot: 'Bot answers',
  inbox: 'Page Inbox answers',
  other: 'Another app answers',
  idle: 'Bot answers',
};

/** The 24 hours in which the Page may write freely (facts §2.3). */
const describeWindow = (closesAt: number | null): string =>
  closesAt === null ? 'window never opened' : `window until ${formatWeekdayAndTime(closesAt)}`;
