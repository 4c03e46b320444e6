import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Choose {
  readonly element: HTMLElement;
  readonly focus: () => void;
  readonly show: (options: readonly Option[], chosen: string) => void;
}

/** A labelled choice of one; its options are drawn anew only when they change. */
export function createChoose(
  label: string,
  testId: string,
  onChosen: (value: string) => void,
): Choose {
  const select = el('select', { id: uniqueId(), 'data-testid': testId });
  select.addEventListener('change', () => {
    onChosen(select.value);
  });
  let drawn = '';
  return {
    element: el('div', { class: 'choose' }, el('label', { for: select.id }, label), select),
    focus: () => {
      select.focus();
    },
    show: (options, chosen) => {
      const signature = JSON.stringify(options);
      if (signature !== drawn) {
        select.replaceChildren(
          ...options.map((each) => el('option', { value: each.value }, each.label)),
        );
        drawn = signature;
      }
      select.value = chosen;
    },
  };
}
