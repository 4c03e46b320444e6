import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';

const KEY = 'agent-name';

/** Longer names would be cut on the ticket. */
const LONGEST = '40';

/** Under which name staff answer tickets; this browser remembers it. */
export function createAgentName() {
  const input = el('input', {
    id: uniqueId(),
    placeholder: 'Our team',
    maxlength: LONGEST,
    autocomplete: 'off',
    'data-testid': 'agent-name',
  });
  const element = el(
    'div',
    { class: 'agent-name' },
    el('label', { for: input.id }, 'Your name'),
    input,
  );
  input.addEventListener('change', () => {
    localStorage.setItem(KEY, input.value.trim());
  });
  return {
    element,
    /** Another ticket may have changed it. */
    show: (): void => {
      if (document.activeElement !== input) input.value = localStorage.getItem(KEY) ?? '';
    },
    /** `undefined` when none was given. */
    get: (): string | undefined => {
      const name = input.value.trim();
      return name === '' ? undefined : name;
    },
  };
}
