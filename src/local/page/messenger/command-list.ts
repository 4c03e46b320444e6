import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';
import type { Command } from './page-profile';

/**
 * The Page's commands above the field while it holds a slash and the beginning of one. The field keeps the focus; the
 * arrow keys choose, Enter sends the command, Escape closes the list.
 */
export function createCommandList(field: HTMLTextAreaElement, send: (text: string) => void) {
  const element = el('ul', {
    class: 'commands',
    id: uniqueId(),
    role: 'listbox',
    'aria-label': 'Commands',
    hidden: true,
  });
  let commands: readonly Command[] = [];
  let offered: readonly Command[] = [];
  let active = 0;

  const mark = (index: number): void => {
    active = index;
    [...element.children].forEach((option, position) => {
      option.setAttribute('aria-selected', String(position === index));
    });
    const option = element.children[index];
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    offered = [];
    element.hidden = true;
    element.replaceChildren();
    mark(0);
  };
  const choose = (command: Command): void => {
    close();
    send(`/${command.name}`);
  };
  const offer = (): void => {
    offered = matching(commands, field.value);
    element.hidden = offered.length === 0;
    element.replaceChildren(
      ...offered.map((command) => {
        const option = drawCommand(command);
        // Not click: the field would lose the focus first.
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          choose(command);
        });
        return option;
      }),
    );
    mark(0);
  };
  field.addEventListener('input', offer);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    const chosen = offered[active];
    if (chosen === undefined) return;
    if (!['ArrowDown', 'ArrowUp', 'Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Enter') choose(chosen);
    else if (event.key === 'Escape') close();
    else {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((active + step + offered.length) % offered.length);
    }
  });
  return {
    element,
    show: (known: readonly Command[]): void => {
      commands = known;
      field.setAttribute('aria-autocomplete', known.length > 0 ? 'list' : 'none');
      field.setAttribute('aria-controls', element.id);
    },
  };
}

const matching = (commands: readonly Command[], typed: string): readonly Command[] =>
  /^\/\S*$/.test(typed)
    ? commands.filter(({ name }) => `/${name}`.startsWith(typed.toLowerCase()))
    : [];

const drawCommand = ({ name, description }: Command): HTMLElement =>
  el(
    'li',
    { class: 'command', id: uniqueId(), role: 'option', 'data-testid': 'command' },
    el('strong', {}, `/${name}`),
    el('span', {}, description),
  );
