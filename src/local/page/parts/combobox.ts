import { el } from './el';
import { placeBelow } from './place-below';

export interface ComboboxOption {
  readonly value: string;
  /** What else is known of it, shown beside the value. */
  readonly detail?: string;
}

/**
 * Offers values below a text field, which takes any other text as well (the ARIA combobox pattern, no filtering).
 * `datalist` would offer nothing but the value that is already there.
 */
export function makeCombobox(
  input: HTMLInputElement,
  options: () => readonly ComboboxOption[],
  onChosen: () => void,
): HTMLElement {
  const list = el('ul', {
    class: 'options',
    role: 'listbox',
    id: `${input.id}-options`,
    'aria-label': 'Offered values',
    popover: 'manual',
  });
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let active = -1;

  const isOpen = (): boolean => list.matches(':popover-open');
  const setActive = (index: number): void => {
    active = index;
    [...list.children].forEach((option, position) => {
      option.setAttribute('aria-selected', String(position === index));
    });
    const option = list.children[index];
    input.setAttribute('aria-activedescendant', option?.id ?? '');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    if (!isOpen()) return;
    list.hidePopover();
    input.setAttribute('aria-expanded', 'false');
    setActive(-1);
  };
  const choose = (value: string): void => {
    input.value = value;
    close();
    onChosen();
  };
  const open = (): void => {
    if (isOpen()) return;
    list.replaceChildren(
      ...options().map((option, index) =>
        drawOption(option, `${list.id}-${index}`, option.value === input.value, choose),
      ),
    );
    if (list.children.length === 0) return;
    list.showPopover();
    placeBelow(list, input);
    input.setAttribute('aria-expanded', 'true');
    setActive(-1);
  };
  const move = (step: 1 | -1): void => {
    open();
    const count = list.children.length;
    const from = active < 0 && step < 0 ? 0 : active;
    if (count > 0) setActive((from + step + count) % count);
  };

  input.addEventListener('click', open);
  input.addEventListener('input', close);
  input.addEventListener('blur', close);
  // The list hangs on the window, not on the field.
  document.addEventListener('scroll', close, { capture: true, passive: true });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && active >= 0) {
      // Else the field would save the text that is still in it.
      event.stopImmediatePropagation();
      choose(options()[active]?.value ?? input.value);
    } else if (event.key === 'Escape' && isOpen()) {
      event.stopImmediatePropagation();
      close();
    }
  });
  return el('span', { class: 'combobox' }, input, list);
}

function drawOption(
  { value, detail }: ComboboxOption,
  id: string,
  current: boolean,
  choose: (value: string) => void,
): HTMLElement {
  const option = el('li', { role: 'option', id, 'data-current': current }, value);
  if (detail !== undefined) option.append(el('small', {}, detail));
  // Not click: the field would lose its focus first, which ends the edit.
  option.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    choose(value);
  });
  return option;
}
