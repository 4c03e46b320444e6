import { button, el } from './el';
import { uniqueId } from './unique-id';

export interface Tab {
  readonly title: string;
  readonly testId: string;
  readonly panel: HTMLElement;
}

/** One panel at a time (the ARIA tabs pattern: the arrow keys move, and what they reach is shown). */
export function createTabs(name: string, tabs: readonly Tab[]) {
  const entries = tabs.map((tab) => {
    const { title, testId, panel } = tab;
    const id = uniqueId();
    panel.id = `${id}-panel`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', id);
    const element = button(
      title,
      { id, class: 'segment', role: 'tab', 'aria-controls': panel.id, 'data-testid': testId },
      () => {
        show(tab);
      },
    );
    return { tab, element };
  });
  const show = (shown: Tab): void => {
    for (const { tab, element } of entries) {
      const isShown = tab === shown;
      element.setAttribute('aria-selected', String(isShown));
      element.tabIndex = isShown ? 0 : -1;
      tab.panel.hidden = !isShown;
    }
  };
  const list = el(
    'div',
    { class: 'segments', role: 'tablist', 'aria-label': name },
    ...entries.map(({ element }) => element),
  );
  list.addEventListener('keydown', (event) => {
    const from = entries.findIndex(({ element }) => element === document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || from < 0) return;
    event.preventDefault();
    const next = entries.at((from + step) % entries.length);
    if (next === undefined) return;
    show(next.tab);
    next.element.focus();
  });
  const [first] = tabs;
  if (first !== undefined) show(first);
  return list;
}
