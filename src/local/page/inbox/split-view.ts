import { button, el } from '../parts/el';

export interface SplitViewOptions {
  readonly list: HTMLElement;
  /** What the list is of, e.g. `Conversations`. */
  readonly listName: string;
  /** What stands beside the list while nothing is open. */
  readonly emptyText: string;
  /** Gives the focus to what was open, in the list. */
  readonly focusList: () => void;
}

/** A list, and beside it what is open of it; where there is no room for both, one of them and a way back. */
export function createSplitView({ list, listName, emptyText, focusList }: SplitViewOptions) {
  const detail = el('div', { class: 'inbox-detail' }, el('p', { class: 'inbox-empty' }, emptyText));
  const back = button(
    listName,
    { class: 'inbox-back', 'data-testid': `back-${listName}`, 'aria-label': `Back: ${listName}` },
    () => {
      element.removeAttribute('data-open');
      focusList();
    },
  );
  const element = el(
    'div',
    { class: 'inbox-split' },
    list,
    el('div', { class: 'inbox-side' }, back, detail),
  );
  return {
    element,
    show: (content: HTMLElement): void => {
      if (detail.firstElementChild !== content) detail.replaceChildren(content);
    },
    /** Brings what is shown before the list; where that hides the list, the focus goes along. */
    bringUp: (): void => {
      element.setAttribute('data-open', '');
      if (!list.checkVisibility()) back.focus();
    },
  };
}
