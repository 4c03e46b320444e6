import { button, el, setText, spoken } from '../parts/el';
import { createList } from '../parts/reconcile';
import { avatar } from './avatar';
import { unreadMessages, type World } from './world';

/** Whose phone is shown, with the number of messages that each has not read. */
export function createPeopleTabs(select: (psid: string) => void) {
  const element = el('div', {
    class: 'segments people',
    role: 'group',
    'aria-label': 'Whose phone',
  });
  const drawList = createList(element);
  return {
    element,
    show: ({ people, threads, selected }: World): void => {
      drawList(
        people.map((person) => ({
          key: person.psid,
          signature: JSON.stringify(person),
          draw: () =>
            drawTab(person, () => {
              select(person.psid);
            }),
        })),
      );
      people.forEach(({ psid }, index) => {
        const tab = element.children[index];
        const thread = threads[psid];
        tab?.setAttribute('aria-pressed', String(psid === selected));
        const badge = tab?.querySelector<HTMLElement>('.badge');
        if (badge) markUnread(badge, thread === undefined ? 0 : unreadMessages(thread).length);
      });
    },
  };
}

function drawTab(
  { name, pictureUrl }: World['people'][number],
  onClick: () => void,
): HTMLButtonElement {
  const label = el('span', { class: 'segment-label' }, name);
  const tab = button(label, { class: 'segment', 'data-testid': `person-${name}` }, onClick);
  tab.prepend(avatar(name, pictureUrl));
  tab.append(el('span', { class: 'badge' }));
  return tab;
}

function markUnread(badge: HTMLElement, count: number): void {
  badge.hidden = count === 0;
  if (badge.dataset['count'] === String(count)) return;
  badge.dataset['count'] = String(count);
  setText(badge, String(count));
  badge.append(spoken(' unread'));
}
