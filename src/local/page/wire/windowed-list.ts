import { el } from '../parts/el';
import { createList } from '../parts/reconcile';
import { uniqueId } from '../parts/unique-id';
import { revealing, rowAfterKey, rowsInView } from './row-window';

/** Height of a row; `wire.css` has the same. */
const ROW_REM = 3.25;

export interface WindowedListOptions<Item> {
  readonly name: string;
  /** Grows from item to item. */
  readonly keyOf: (item: Item) => number;
  /** Differs when the row looks different. */
  readonly signatureOf: (item: Item) => string;
  /** What stands in the row. */
  readonly draw: (item: Item) => readonly Node[];
  readonly onSelect: (item: Item) => void;
  /** Enter, Space or a click asks for more of the selected item. */
  readonly onOpen: (by: 'key' | 'click') => void;
  readonly onFollow: (following: boolean) => void;
}

/**
 * A list box of which only the rows in view exist, so that thousands cost no more than dozens. The focus stays on the
 * list and names the selected row (`aria-activedescendant`): rows come and go while one scrolls.
 */
export function createWindowedList<Item>(options: WindowedListOptions<Item>) {
  const { name, keyOf, signatureOf, draw, onSelect, onOpen, onFollow } = options;
  const id = uniqueId();
  const run = el('div', { class: 'windowed-run', role: 'presentation' });
  const box = el(
    'div',
    { class: 'windowed', role: 'listbox', tabindex: '0', 'aria-label': name },
    run,
  );
  const drawList = createList(run);
  let items: readonly Item[] = [];
  let selected: number | undefined;
  let following = true;
  /** What stands at the upper edge, and how far beyond it: it stays there whatever happens above. */
  let anchor = { key: 0, beyond: 0 };
  let top = 0;
  let rowHeight = 0;

  const indexOf = (key: number): number => firstFrom(items, key, keyOf);
  const drawRow = (item: Item): HTMLElement => {
    const key = keyOf(item);
    const row = el('div', { class: 'windowed-row', role: 'option', id: `${id}-${key}` });
    row.append(...draw(item));
    row.addEventListener('click', () => {
      select(key);
      onOpen('click');
    });
    return row;
  };
  const render = (): void => {
    const { first, end } = rowsInView(top, box.clientHeight, rowHeight, items.length);
    const shown = items.slice(first, end);
    drawList(
      shown.map((item) => ({
        key: String(keyOf(item)),
        signature: signatureOf(item),
        draw: () => drawRow(item),
      })),
    );
    let active: string | undefined;
    shown.forEach((item, index) => {
      const row = run.children[index];
      if (!(row instanceof HTMLElement)) return;
      row.style.transform = `translateY(${(first + index) * rowHeight}px)`;
      row.setAttribute('aria-posinset', String(first + index + 1));
      row.setAttribute('aria-setsize', String(items.length));
      row.setAttribute('aria-selected', String(keyOf(item) === selected));
      if (keyOf(item) === selected) active = row.id;
    });
    if (active === undefined) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', active);
  };
  const scrollTo = (place: number): void => {
    box.scrollTop = place;
    top = box.scrollTop;
  };
  /** Puts in view what is to be there, after the content or the box has changed. */
  const settle = (): void => {
    if (box.clientHeight === 0) return;
    rowHeight = ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
    run.style.height = `${items.length * rowHeight}px`;
    scrollTo(
      following ? items.length * rowHeight : indexOf(anchor.key) * rowHeight + anchor.beyond,
    );
    render();
  };
  const setFollowing = (next: boolean): void => {
    if (following === next) return;
    following = next;
    onFollow(next);
  };
  const keepPlace = (): void => {
    const index = Math.floor(top / rowHeight);
    const item = items[index];
    if (item !== undefined) anchor = { key: keyOf(item), beyond: top - index * rowHeight };
  };
  const select = (key: number | undefined): void => {
    selected = key;
    const item = key === undefined ? undefined : items[indexOf(key)];
    if (item !== undefined) {
      // Else the next news would carry away what is being read.
      keepPlace();
      setFollowing(false);
      onSelect(item);
    }
    render();
  };
  const moveTo = (index: number): void => {
    const item = items[index];
    if (item === undefined) return;
    scrollTo(revealing(index, top, box.clientHeight, rowHeight));
    select(keyOf(item));
  };

  box.addEventListener('scroll', () => {
    // Our own doing, or a box that is out of the page.
    if (box.scrollTop === top || box.clientHeight === 0) return;
    const isUp = box.scrollTop < top;
    top = box.scrollTop;
    keepPlace();
    const isAtEnd = box.scrollHeight - top - box.clientHeight < rowHeight / 2;
    if (isUp !== isAtEnd) setFollowing(isAtEnd);
    render();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (selected !== undefined) onOpen('key');
      return;
    }
    const page = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 1);
    const next = rowAfterKey(event.key, startOf(), page, items.length);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(next);
  });
  /** Before anything is selected the keys begin beside what is in view. */
  const startOf = (): number => {
    if (selected !== undefined) return indexOf(selected);
    return following ? items.length : Math.ceil(top / rowHeight) - 1;
  };
  new ResizeObserver(settle).observe(box);

  return {
    element: box,
    show: (next: readonly Item[]): void => {
      items = next;
      settle();
    },
    clearSelection: (): void => {
      select(undefined);
    },
    follow: (next: boolean): void => {
      if (!next) keepPlace();
      setFollowing(next);
      settle();
    },
  };
}

/** The index of the first item whose key is at least that one, or the number of items. */
function firstFrom<Item>(
  items: readonly Item[],
  key: number,
  keyOf: (item: Item) => number,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
