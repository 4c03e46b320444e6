import type { QueuedPerson, OutboxView } from '../../../delivery/outbox/outbox-view';
import type { PageContext } from '../page-context';
import { el, setText } from '../parts/el';
import { createList } from '../parts/reconcile';
import { createStore } from '../parts/store';
import { explainCircuit } from '../../../delivery/outbox/explain-item';
import { formatMoment } from './moment';
import { drawQueuedPerson } from './queue-person';

/** What the bot has yet to send to whom, and why it has not; and what became of what it sent last. */
export function createQueueView(context: PageContext): HTMLElement {
  const { operations, world, attempt, onTablesChanged } = context;
  const queue = createStore<OutboxView>({ people: [] });
  const circuit = el('p', { class: 'queue-circuit', 'data-testid': 'queue-circuit', hidden: true });
  const people = el('div', { class: 'queue-people' });
  const drawList = createList(people);
  const empty = el('p', { class: 'wire-empty' }, 'Nothing waits, and nothing has been sent yet.');
  const nameOf = ({ psid }: QueuedPerson): string =>
    world.get().people.find((person) => person.psid === psid)?.name ?? psid;

  const show = (): void => {
    const view = queue.get();
    circuit.hidden = view.circuit === undefined;
    setText(circuit, view.circuit === undefined ? '' : explainCircuit(view.circuit, formatMoment));
    empty.hidden = view.people.length > 0;
    drawList(
      view.people.map((person) => ({
        key: person.psid,
        signature: JSON.stringify([nameOf(person), person, view.circuit]),
        draw: () => drawQueuedPerson(nameOf(person), person, view.circuit),
      })),
    );
  };
  queue.watch(show);
  world.watch(show);
  const element = el(
    'div',
    { class: 'queue-view', tabindex: '0', 'data-testid': 'queue' },
    circuit,
    people,
    empty,
  );
  const refresh = oneAtATime(attempt, async () => {
    const view = await operations.queue();
    queue.update(() => view);
  });
  // The whole table is read for it: not while nobody looks.
  const refreshIfShown = (): void => {
    if (element.checkVisibility()) refresh();
  };
  onTablesChanged(refreshIfShown);
  new ResizeObserver(refreshIfShown).observe(element);
  return element;
}

/** Runs once more after the run under way, however often it is asked for meanwhile. */
function oneAtATime(attempt: PageContext['attempt'], action: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await action();
      }
    } finally {
      isRunning = false;
    }
  };
  return () => {
    isWanted = true;
    if (!isRunning) attempt(run);
  };
}
