import type { NewPerson } from '../../messenger/control/control-api';
import { button, el, setText, spoken } from '../parts/el';
import { menuButton, type MenuEntry } from '../parts/menu';
import { createList } from '../parts/reconcile';
import { avatar } from './avatar';
import { askForPerson } from './new-person';
import { phonesOf, ROOM_FOR_TWO } from './phones';
import { unreadMessages, type World } from './world';

export interface PeopleTabsOptions {
  readonly use: (psid: string) => void;
  /** Lays the phone beside the one in use, or takes it away. */
  readonly toggle: (psid: string) => void;
  readonly add: (person: NewPerson) => Promise<unknown>;
}

/** Whose phone is shown, with the number of messages that each has not read, and how to show another beside it. */
export function createPeopleTabs(options: PeopleTabsOptions) {
  const tabs = el('div', { class: 'segments people', role: 'group', 'aria-label': 'Whose phone' });
  const drawList = createList(tabs);
  let shown: World | undefined;
  const more = menuButton({
    face: '',
    name: 'More phones',
    attributes: { class: 'tool plus', 'data-testid': 'more-phones' },
    entries: () => (shown === undefined ? [] : describeMore(shown, options)),
  });
  return {
    element: el('div', { class: 'people-bar' }, tabs, more),
    show: (world: World): void => {
      const before = shown?.selected;
      shown = world;
      const { people, threads } = world;
      const used = phonesOf(world);
      drawList(
        people.map((person) => ({
          key: person.psid,
          signature: JSON.stringify(person),
          draw: () =>
            drawTab(person, () => {
              options.use(person.psid);
            }),
        })),
      );
      people.forEach(({ psid }, index) => {
        const tab = tabs.children[index];
        const thread = threads[psid];
        tab?.setAttribute('aria-pressed', String(used.includes(psid)));
        tab?.toggleAttribute('data-selected', psid === world.selected);
        const badge = tab?.querySelector<HTMLElement>('.badge');
        if (badge) markUnread(badge, thread === undefined ? 0 : unreadMessages(thread).length);
      });
      if (before !== world.selected) {
        const tab = tabs.querySelector('[data-selected]');
        tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    },
  };
}

function describeMore(world: World, { toggle, add }: PeopleTabsOptions): readonly MenuEntry[] {
  const used = phonesOf(world);
  const phones = world.people.map(({ psid, name }) => ({
    label: name,
    checked: used.includes(psid),
    testId: `beside-${name}`,
    choose: () => {
      toggle(psid);
    },
  }));
  return [
    {
      label: 'New person…',
      icon: '+',
      testId: 'new-person',
      choose: () => {
        askForPerson(add);
      },
    },
    ...(matchMedia(ROOM_FOR_TWO).matches ? [{ heading: 'Side by side' }, ...phones] : []),
  ];
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
