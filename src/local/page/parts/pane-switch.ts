import { button, el, setText, spoken } from './el';

/** One part of the page. */
export interface Pane {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
}

export interface PaneSwitch {
  readonly select: (paneId: string) => void;
  /** How much is new in a pane; 0 removes the mark. */
  readonly mark: (paneId: string, count: number) => void;
  /** Whether the visitor can see the pane right now. */
  readonly isShown: (paneId: string) => boolean;
  readonly onShown: (listener: () => void) => void;
}

/** Below this width one pane is shown at a time; `base.css` has the same limit. */
const NARROW = '(max-width: 60rem)';

/**
 * The first pane keeps its place where there is room; the others share the place beside it. On a narrow screen all
 * share one. The address remembers which is shown, so that a link can lead to a pane.
 */
export function createPaneSwitch(
  nav: HTMLElement,
  container: HTMLElement,
  panes: readonly Pane[],
): PaneSwitch {
  const narrow = matchMedia(NARROW);
  const listeners: (() => void)[] = [];
  const entries = panes.map((pane) => {
    const count = el('span', { class: 'badge', hidden: true });
    const element = button(
      el('span', { class: 'segment-label' }, pane.title),
      { class: 'segment', 'data-testid': `pane-${pane.id}`, 'data-pane': pane.id },
      () => {
        select(pane.id);
        history.replaceState(null, '', `#${pane.id}`);
      },
    );
    element.append(count);
    return { ...pane, button: element, count };
  });
  const [first] = entries;
  let shown = first?.id;
  let beside = entries[1]?.id;
  const draw = (): void => {
    const current = narrow.matches ? shown : beside;
    for (const { id, element, button: segment } of entries) {
      segment.setAttribute('aria-pressed', String(id === current));
      element.toggleAttribute('data-shown', id === shown);
      element.toggleAttribute('data-beside', id === beside);
    }
    for (const listener of listeners) listener();
  };
  const select = (id: string): void => {
    if (!entries.some((entry) => entry.id === id)) return;
    shown = id;
    if (id !== first?.id) beside = id;
    draw();
  };
  const selectFromAddress = (): void => {
    select(location.hash.slice(1));
  };
  nav.replaceChildren(...entries.map((entry) => entry.button));
  container.replaceChildren(...entries.map(({ element }) => element));
  first?.element.setAttribute('data-kept', '');
  draw();
  selectFromAddress();
  narrow.addEventListener('change', draw);
  window.addEventListener('hashchange', selectFromAddress);

  return {
    select,
    mark: (paneId, count) => {
      const entry = entries.find(({ id }) => id === paneId);
      if (entry === undefined) return;
      entry.count.hidden = count === 0;
      setText(entry.count, String(count));
      if (count > 0) entry.count.append(spoken(' new'));
    },
    isShown: (paneId) =>
      entries.find(({ id }) => id === paneId)?.element.checkVisibility() === true &&
      document.visibilityState === 'visible',
    onShown: (listener) => {
      listeners.push(listener);
    },
  };
}
