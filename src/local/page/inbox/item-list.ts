import { button, el, setText, type Child } from '../parts/el';
import { createList } from '../parts/reconcile';

export interface Item {
  readonly key: string;
  /** Differs when the item looks different. */
  readonly signature: string;
  readonly testId: string;
  readonly draw: () => readonly Child[];
}

export interface ItemListOptions {
  /** What is listed, for those who listen to the page. */
  readonly name: string;
  /** What stands there while nothing is listed. */
  readonly emptyText: string;
  readonly open: (key: string) => void;
}

/** The left half of the Inbox: what there is to work on, one of it open. The focus stays on its item in any order. */
export function createItemList({ name, emptyText, open }: ItemListOptions) {
  const list = el('ul', { class: 'inbox-items' });
  const empty = el('p', { class: 'inbox-empty' });
  const drawList = createList(list);
  const buttons = (): readonly HTMLElement[] => [...list.querySelectorAll('button')];
  const buttonOf = (key: string | undefined): HTMLElement | undefined =>
    buttons().find(({ dataset }) => dataset['key'] === key);
  return {
    element: el('nav', { class: 'inbox-list', 'aria-label': name }, list, empty),
    /** `current`: the key of the one that is open. */
    show: (items: readonly Item[], current: string | undefined): void => {
      const focused = buttons().find((each) => each === document.activeElement);
      drawList(
        items.map((item) => ({
          key: item.key,
          signature: item.signature,
          draw: () => drawItem(item, open),
        })),
      );
      setText(empty, items.length === 0 ? emptyText : '');
      empty.hidden = items.length > 0;
      for (const each of buttons()) {
        if (each.dataset['key'] === current) each.setAttribute('aria-current', 'true');
        else each.removeAttribute('aria-current');
      }
      if (focused !== undefined && document.activeElement !== focused) {
        buttonOf(focused.dataset['key'])?.focus({ preventScroll: true });
      }
    },
    focus: (key: string | undefined): void => {
      buttonOf(key)?.focus();
    },
  };
}

const drawItem = ({ key, testId, draw }: Item, open: (key: string) => void): HTMLElement => {
  const face = button('', { class: 'inbox-item', 'data-key': key, 'data-testid': testId }, () => {
    open(key);
  });
  face.replaceChildren(...draw());
  return el('li', {}, face);
};
