import { button, el, setText, spoken } from './el';

/** One part of the page. All are side by side where there is room; on a narrow screen the switch shows one. */
export interface Pane {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
}

export interface PaneSwitch {
  /** How much is new in a pane; 0 removes the mark. */
  readonly mark: (paneId: string, count: number) => void;
  /** Whether the visitor can see the pane right now. */
  readonly isShown: (paneId: string) => boolean;
  readonly onShown: (listener: () => void) => void;
}

export function createPaneSwitch(
  nav: HTMLElement,
  container: HTMLElement,
  panes: readonly Pane[],
): PaneSwitch {
  const listeners: (() => void)[] = [];
  const entries = panes.map(({ id, title }) => {
    const count = el('span', { class: 'badge', hidden: true });
    const element = button(title, { class: 'segment', 'data-testid': `pane-${id}` }, () => {
      select(id);
    });
    element.append(count);
    return { id, element, count };
  });
  const select = (id: string): void => {
    container.dataset['shown'] = id;
    for (const entry of entries) {
      entry.element.setAttribute('aria-pressed', String(entry.id === id));
    }
    for (const pane of panes) pane.element.toggleAttribute('data-shown', pane.id === id);
    for (const listener of listeners) listener();
  };
  nav.replaceChildren(...entries.map(({ element }) => element));
  container.replaceChildren(...panes.map(({ element }) => element));
  select(panes[0]?.id ?? '');

  return {
    mark: (paneId, count) => {
      const entry = entries.find(({ id }) => id === paneId);
      if (entry === undefined) return;
      entry.count.hidden = count === 0;
      setText(entry.count, String(count));
      if (count > 0) entry.count.append(spoken(' new'));
    },
    isShown: (paneId) =>
      panes.find(({ id }) => id === paneId)?.element.checkVisibility() === true &&
      document.visibilityState === 'visible',
    onShown: (listener) => {
      listeners.push(listener);
    },
  };
}
