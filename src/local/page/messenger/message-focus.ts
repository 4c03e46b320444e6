const BUTTON = '.message-menu';

/**
 * One tab stop for the menus of all messages, however many there are: the newest one's, until the arrow keys move it.
 */
export function createMessageFocus(messages: HTMLElement) {
  let stop: HTMLElement | null = null;
  const setStop = (next: HTMLElement | null): void => {
    if (next === stop) return;
    stop?.setAttribute('tabindex', '-1');
    next?.setAttribute('tabindex', '0');
    stop = next;
  };
  const move = (from: HTMLElement, key: string): HTMLElement | null => {
    const buttons = [...messages.querySelectorAll<HTMLElement>(BUTTON)];
    const index = buttons.indexOf(from);
    switch (key) {
      case 'ArrowUp':
        return buttons[Math.max(0, index - 1)] ?? null;
      case 'ArrowDown':
        return buttons[index + 1] ?? null;
      case 'Home':
        return buttons[0] ?? null;
      case 'End':
        return buttons.at(-1) ?? null;
      default:
        return null;
    }
  };
  // Before the button's own keys: the arrow down would open its menu.
  messages.addEventListener(
    'keydown',
    (event) => {
      const button = (event.target as HTMLElement).closest<HTMLElement>(BUTTON);
      if (button === null || !['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      const next = move(button, event.key);
      next?.focus();
    },
    { capture: true },
  );
  messages.addEventListener('focusin', ({ target }) => {
    const button = (target as HTMLElement).closest<HTMLElement>(BUTTON);
    if (button !== null) setStop(button);
  });

  return {
    /** Draws, and gives the focus back to the message that had it, should it have been drawn anew. */
    keep: (draw: () => void): void => {
      const message = document.activeElement?.closest<HTMLElement>('.message');
      const focused = message && messages.contains(message) ? message.dataset['mid'] : undefined;
      draw();
      const menuOf = (mid: string): HTMLElement | null =>
        messages.querySelector(`[data-mid="${CSS.escape(mid)}"] ${BUTTON}`);
      if (focused !== undefined && message?.isConnected === false) menuOf(focused)?.focus();
      else if (stop === null || !stop.isConnected || document.activeElement !== stop) {
        setStop(lastButton(messages));
      }
    },
  };
}

function lastButton(messages: HTMLElement): HTMLElement | null {
  let message = messages.lastElementChild;
  while (message !== null) {
    const button = message.querySelector<HTMLElement>(BUTTON);
    if (button !== null) return button;
    message = message.previousElementSibling;
  }
  return null;
}
