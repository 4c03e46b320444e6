import { button, type Attributes, type Child } from './el';
import { openMenu } from './menu-popover';

export interface MenuItem {
  readonly label: string;
  /** A character before the label. */
  readonly icon?: string;
  /** Shows the icon only; such items share a row. */
  readonly compact?: boolean;
  /** For an item that is on or off. */
  readonly checked?: boolean;
  /** Leads to this address in a new tab, after `choose`. */
  readonly href?: string;
  readonly testId?: string;
  readonly choose: () => void;
}

/** A line above the items that follow it. */
export interface MenuHeading {
  readonly heading: string;
}

export type MenuEntry = MenuItem | MenuHeading;

export interface MenuButtonOptions {
  readonly face: Child;
  /** Of what it is the menu. */
  readonly name: string;
  readonly attributes: Attributes;
  /** Asked for each time it opens. */
  readonly entries: () => readonly MenuEntry[];
}

/** A button that opens a menu, by click or arrow key (the ARIA menu button pattern). */
export function menuButton(options: MenuButtonOptions): HTMLButtonElement {
  const { face, name, attributes, entries } = options;
  let close: (() => void) | undefined;
  const open = (): void => {
    element.setAttribute('aria-expanded', 'true');
    close = openMenu(element, name, entries(), () => {
      close = undefined;
      element.setAttribute('aria-expanded', 'false');
    });
  };
  const element = button(
    face,
    {
      'aria-label': name,
      title: name,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      ...attributes,
    },
    () => {
      if (close === undefined) open();
      else close();
    },
  );
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || close !== undefined) return;
    event.preventDefault();
    open();
  });
  return element;
}
