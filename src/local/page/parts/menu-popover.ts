import { button, el } from './el';
import type { MenuEntry, MenuItem } from './menu';
import { placeBelow } from './place-below';

/**
 * Shows a menu at its button and moves the focus there; gives what closes it. It also closes by itself: by Escape, Tab,
 * a choice, or when the visitor turns to something else. The button gets the focus back.
 */
export function openMenu(
  anchor: HTMLElement,
  name: string,
  entries: readonly MenuEntry[],
  onClosed: () => void,
): () => void {
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': name, popover: 'manual' });
  const life = new AbortController();
  const close = (): void => {
    if (life.signal.aborted) return;
    life.abort();
    if (menu.contains(document.activeElement)) anchor.focus();
    menu.remove();
    onClosed();
  };
  fillMenu(menu, entries, close);
  // Inside a landmark, where a screen reader's user can find it.
  (anchor.closest('section, header, main') ?? document.body).append(menu);
  menu.showPopover();
  placeBelow(menu, anchor);
  const items = [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  items[0]?.focus();

  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') close();
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    const next = nextItem(items, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  const outside = { capture: true, passive: true, signal: life.signal };
  const closeOutside = ({ target }: Event): void => {
    if (!(target instanceof Node && (menu.contains(target) || anchor.contains(target)))) close();
  };
  for (const event of ['pointerdown', 'focusin', 'scroll']) {
    document.addEventListener(event, closeOutside, outside);
  }
  addEventListener('resize', close, outside);
  return close;
}

function fillMenu(menu: HTMLElement, entries: readonly MenuEntry[], close: () => void): void {
  let row: HTMLElement | undefined;
  for (const entry of entries) {
    const element = drawEntry(entry, close);
    const isCompact = 'compact' in entry && entry.compact;
    if (!isCompact) row = undefined;
    else if (row === undefined)
      menu.append((row = el('div', { class: 'menu-row', role: 'group' })));
    (row ?? menu).append(element);
  }
}

function drawEntry(entry: MenuEntry, close: () => void): HTMLElement {
  if ('heading' in entry) {
    return el('p', { class: 'menu-heading', role: 'presentation' }, entry.heading);
  }
  const item = drawItem(entry, () => {
    close();
    entry.choose();
  });
  if (entry.icon !== undefined) item.append(el('span', { 'aria-hidden': 'true' }, entry.icon));
  if (entry.compact === true) {
    item.setAttribute('aria-label', entry.label);
    item.title = entry.label;
  } else {
    item.append(el('span', {}, entry.label));
  }
  return item;
}

function drawItem({ href, checked, compact, testId }: MenuItem, run: () => void): HTMLElement {
  const attributes = {
    class: compact === true ? 'menu-item menu-icon' : 'menu-item',
    role: checked === undefined ? 'menuitem' : 'menuitemcheckbox',
    'aria-checked': checked === undefined ? undefined : String(checked),
    tabindex: '-1',
    'data-testid': testId,
  };
  if (href === undefined) return button('', attributes, run);
  const link = el('a', { ...attributes, href, target: '_blank', rel: 'noopener noreferrer' });
  link.addEventListener('click', run);
  return link;
}

/** Where the key leads from the focused item: a neighbour, an end, or the next one that begins with the letter. */
function nextItem(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const from = items.findIndex((item) => item === document.activeElement);
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return items[(from + 1) % items.length];
    case 'ArrowUp':
    case 'ArrowLeft':
      return items.at(from - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return key.length === 1 && key !== ' ' ? startingWith(items, from, key) : undefined;
  }
}

function startingWith(
  items: readonly HTMLElement[],
  from: number,
  letter: string,
): HTMLElement | undefined {
  const inTurn = [...items.slice(from + 1), ...items.slice(0, from + 1)];
  return inTurn.find((item) =>
    (item.ariaLabel ?? item.lastElementChild?.textContent ?? '')
      .toLowerCase()
      .startsWith(letter.toLowerCase()),
  );
}
