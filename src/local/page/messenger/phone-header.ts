import type { ThreadOwner, ThreadState } from '../../messenger/thread/thread-model';
import { el, setText, spoken } from '../parts/el';
import { avatar, PAGE_PICTURE } from './avatar';
import { formatWeekdayAndTime } from './times';

/** The top of the phone: whom the person talks to, and what Facebook knows of the thread. `menu` is the phone's. */
export function createPhoneHeader(pageName: string, menu: HTMLElement) {
  const owner = el('span');
  const window = el('span');
  const facts = el(
    'p',
    { class: 'phone-facts', 'data-testid': 'phone-facts' },
    owner,
    spoken(' · '),
    window,
  );
  const linked = el(
    'span',
    { class: 'tag', 'data-tone': 'done', 'data-testid': 'linked' },
    'Linked',
  );
  return {
    element: el(
      'header',
      { class: 'phone-header' },
      avatar(pageName, PAGE_PICTURE),
      el('div', {}, el('h2', {}, pageName), facts),
      linked,
      menu,
    ),
    /** `now` in milliseconds of the emulated clock. */
    show: (state: ThreadState, now: number): void => {
      setText(owner, OWNERS[state.owner]);
      setText(window, describeWindow(state.windowClosesAt, now));
      linked.hidden = !state.linked;
    },
  };
}

const OWNERS: Readonly<Record<ThreadOwner, string>> = {
  bot: 'Bot answers',
  inbox: 'Agent answers',
  other: 'Another app answers',
  idle: 'Nobody answers yet',
};

/** The 24 hours in which the Page may write freely (facts §2.3). */
function describeWindow(closesAt: number | null, now: number): string {
  if (closesAt === null) return 'window never opened';
  return now < closesAt ? `window until ${formatWeekdayAndTime(closesAt)}` : 'window closed';
}
