import type { WireEntry } from '../../messenger/wire/wire-entry';
import type { Person } from '../../messenger/thread/thread-model';
import { button, el } from '../parts/el';
import { createList } from '../parts/reconcile';
import type { WireFilter } from './wire-filter';

const KINDS: readonly (readonly [WireEntry['kind'] | undefined, string])[] = [
  [undefined, 'All'],
  ['webhook', 'Webhooks'],
  ['graph', 'Graph'],
  ['notice', 'Notices'],
];

/** What one looks for on the wire. */
export function createFilterBar(onChange: (filter: WireFilter) => void) {
  let kind: WireEntry['kind'] | undefined;
  const search = el('input', {
    type: 'search',
    class: 'wire-search',
    placeholder: 'Search titles and bodies',
    'aria-label': 'Search titles and bodies',
    autocomplete: 'off',
    spellcheck: 'false',
    'data-testid': 'wire-search',
  });
  const everyone = el('option', { value: '' }, 'Everyone');
  const names = el('optgroup', { label: 'Only' });
  const person = el(
    'select',
    { class: 'wire-person', 'aria-label': 'Person', 'data-testid': 'wire-person' },
    everyone,
    names,
  );
  const drawNames = createList(names);
  const problems = el('input', { type: 'checkbox', 'data-testid': 'wire-problems' });
  const tell = (): void => {
    onChange({
      ...(kind !== undefined && { kind }),
      ...(person.value !== '' && { psid: person.value }),
      ...(problems.checked && { problemsOnly: true }),
      ...(search.value.trim() !== '' && { text: search.value }),
    });
  };
  const kinds = KINDS.map(([value, label]) =>
    button(label, { class: 'segment', 'data-testid': `wire-kind-${value ?? 'all'}` }, () => {
      choose(value);
      tell();
    }),
  );
  const choose = (next: WireEntry['kind'] | undefined): void => {
    kind = next;
    kinds.forEach((segment, index) => {
      segment.setAttribute('aria-pressed', String(KINDS[index]?.[0] === next));
    });
  };
  choose(undefined);
  for (const [field, event] of [
    [search, 'input'],
    [person, 'change'],
    [problems, 'change'],
  ] as const) {
    field.addEventListener(event, tell);
  }

  return {
    element: el(
      'div',
      { class: 'wire-filters', role: 'search', 'aria-label': 'Filter the wire' },
      search,
      person,
      el(
        'div',
        { class: 'segments wire-kinds', role: 'group', 'aria-label': 'Kind of entry' },
        ...kinds,
      ),
      el('label', { class: 'wire-problems' }, problems, 'Only problems'),
    ),
    showPeople: (people: readonly Person[]): void => {
      drawNames(
        people.map(({ psid, name }) => ({
          key: psid,
          signature: name,
          draw: () => el('option', { value: psid }, name),
        })),
      );
    },
    clear: (): void => {
      search.value = '';
      person.value = '';
      problems.checked = false;
      choose(undefined);
      tell();
    },
  };
}
