import { makeCombobox, type ComboboxOption } from '../parts/combobox';
import { el, setText } from '../parts/el';
import { uniqueId } from '../parts/unique-id';

export interface CellOptions {
  readonly label: string;
  readonly testId?: string;
  /** What the cell offers besides free text. */
  readonly options?: () => readonly ComboboxOption[];
  readonly save: (text: string) => Promise<void>;
}

export interface RowCell {
  readonly element: HTMLElement;
  /** Shows the row's text, unless somebody is typing here. */
  readonly show: (text: string, problem: string, detail?: string) => void;
}

/** One editable field of a row. Enter or leaving it saves, Escape restores. */
export function createRowCell({ label, testId, options, save }: CellOptions): RowCell {
  const id = uniqueId();
  const input = el('input', {
    id,
    'aria-label': label,
    'aria-describedby': `${id}-detail ${id}-problem`,
    'data-testid': testId,
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: '–',
  });
  const detail = el('span', { class: 'cell-detail', id: `${id}-detail`, hidden: true });
  const problem = el('span', { class: 'cell-problem', id: `${id}-problem`, hidden: true });
  let shown = '';
  const commit = (): void => {
    const text = input.value.trim();
    if (text === shown) {
      input.value = shown;
      return;
    }
    const before = shown;
    shown = text;
    save(text).catch(() => {
      // Not saved: leaving the field again tries again.
      shown = before;
    });
  };
  input.addEventListener('blur', commit);
  const field = options === undefined ? input : makeCombobox(input, options, commit);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') input.value = shown;
  });
  return {
    element: el('div', { class: 'cell' }, field, detail, problem),
    show: (text, problemText, detailText = '') => {
      const editing = document.activeElement === input && input.value.trim() !== shown;
      shown = text;
      if (!editing && input.value !== text) input.value = text;
      input.title = text;
      showNote(detail, detailText);
      showNote(problem, problemText);
      input.toggleAttribute('data-faulty', problemText !== '');
      input.setAttribute('aria-invalid', String(problemText !== ''));
    },
  };
}

function showNote(element: HTMLElement, text: string): void {
  element.hidden = text === '';
  setText(element, text);
}
