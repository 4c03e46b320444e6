import type { WireEntry } from '../../messenger/wire/wire-entry';
import type { Person } from '../../messenger/thread/thread-model';
import type { PageContext } from '../page-context';
import { button, el, setText, spoken } from '../parts/el';
import { createFilterBar } from './filter-bar';
import { summaryOf } from './summary';
import { createWindowedList } from './windowed-list';
import { createWireDetail } from './wire-detail';
import { filterEntries, type WireFilter } from './wire-filter';
import { drawWireRow } from './wire-row';

/** Every webhook, Graph call and notice, oldest first, and the one that is looked at. */
export function createWireView({ control, world, wire }: PageContext): HTMLElement {
  let filter: WireFilter = {};
  let selected: number | undefined;
  /** The newest that was seen while new ones are not followed. */
  let seen = 0;
  let following = true;

  const nameOf = (psid: string | undefined): string =>
    world.get().people.find((person) => person.psid === psid)?.name ?? '';
  const bar = createFilterBar((next) => {
    filter = next;
    show();
    setText(announced, count.textContent);
  });
  const count = el('p', { class: 'wire-count', 'data-testid': 'wire-count' });
  // Who cannot see the count hears it after filtering, not after each new entry.
  const announced = spoken('');
  announced.setAttribute('role', 'status');
  const news = el('span', { class: 'badge', hidden: true, 'data-testid': 'wire-news' });
  const follow = button(
    'Follow newest',
    { class: 'secondary wire-follow', 'aria-pressed': 'true', 'data-testid': 'wire-follow' },
    () => {
      list.follow(!following);
    },
  );
  follow.append(news);
  const list = createWindowedList<WireEntry>({
    name: 'What went over the wire',
    keyOf: ({ id }) => id,
    signatureOf: (entry) =>
      `${summaryOf(entry).verdict.text} ${entry.fault ?? ''} ${nameOf(entry.psid)}`,
    draw: (entry) => drawWireRow(entry, nameOf(entry.psid)),
    onSelect: (entry) => {
      selected = entry.id;
      detail.show(entry);
    },
    onOpen: (by) => {
      element.setAttribute('data-open', '');
      // Whoever clicks goes on in the list, unless the details have taken its place.
      if (by === 'key' || !list.element.checkVisibility()) detail.focus();
    },
    onFollow: (next) => {
      following = next;
      seen = wire.entries().at(-1)?.id ?? 0;
      follow.setAttribute('aria-pressed', String(next));
      showNews();
    },
  });
  const detail = createWireDetail({
    control,
    nameOf: (psid) => nameOf(psid) || psid,
    onClose: () => {
      selected = undefined;
      element.removeAttribute('data-open');
      detail.show(undefined);
      list.clearSelection();
      list.element.focus();
    },
  });
  const nothing = el('p');
  const clear = button('Clear the filters', { class: 'secondary' }, bar.clear);
  const empty = el('div', { class: 'wire-empty', 'data-testid': 'wire-empty' }, nothing, clear);

  const showNews = (): void => {
    const fresh = following ? 0 : wire.entries().filter(({ id }) => id > seen).length;
    news.hidden = fresh === 0;
    setText(news, String(fresh));
    if (fresh > 0) news.append(spoken(' new'));
  };
  const show = (): void => {
    const all = wire.entries();
    const shown = filterEntries(all, filter);
    setText(count, describeCount(shown.length, all.length));
    list.element.hidden = shown.length === 0;
    empty.hidden = shown.length > 0;
    clear.hidden = all.length === 0;
    setText(
      nothing,
      all.length === 0 ? 'Nothing yet. Write something on a phone.' : 'None like that.',
    );
    list.show(shown);
    if (selected !== undefined) detail.show(all.findLast(({ id }) => id === selected));
    showNews();
  };
  const element = el(
    'div',
    { class: 'wire-view' },
    el(
      'div',
      { class: 'wire-list' },
      bar.element,
      el('div', { class: 'wire-status' }, count, announced, follow),
      list.element,
      empty,
    ),
    detail.element,
  );
  wire.watch(show);
  let known: readonly Person[] = [];
  world.watch(({ people }) => {
    if (people === known) return;
    known = people;
    bar.showPeople(people);
    show();
  });
  return element;
}

const numbers = new Intl.NumberFormat('en-GB');

const describeCount = (shown: number, all: number): string =>
  shown === all
    ? `${numbers.format(all)} ${all === 1 ? 'entry' : 'entries'}`
    : `${numbers.format(shown)} of ${numbers.format(all)} entries`;
