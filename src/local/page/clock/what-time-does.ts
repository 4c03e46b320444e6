import type { Thread, ThreadOwner } from '../../messenger/thread/thread-model';
import type { World } from '../messenger/world';
import { formatWeekdayAndTime } from '../messenger/times';
import { el } from '../parts/el';
import { createList } from '../parts/reconcile';

/** Where each person's thread stands now: what moving the clock changes. */
export function createWhatTimeDoes() {
  const rows = el('tbody', {});
  const drawList = createList(rows);
  const element = el(
    'table',
    { class: 'time-table', 'data-testid': 'time-table' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ...['Person', '24-hour window', 'Answers now', 'Account Linking'].map((title) =>
          el('th', { scope: 'col' }, title),
        ),
      ),
    ),
    rows,
  );
  return {
    element,
    show: ({ people, threads }: World, now: number): void => {
      drawList(
        people.flatMap(({ psid }) => {
          const thread = threads[psid];
          if (thread === undefined) return [];
          const facts = factsOf(thread, now);
          return [{ key: psid, signature: facts.join('|'), draw: () => drawRow(facts) }];
        }),
      );
    },
  };
}

const factsOf = ({ person, state }: Thread, now: number): readonly string[] => [
  person.name,
  describeWindow(state.windowClosesAt, now),
  OWNERS[state.owner],
  state.blocked ? 'has blocked the Page' : state.linked ? 'linked' : 'not linked',
];

const drawRow = ([name = '', ...facts]: readonly string[]): HTMLElement =>
  el('tr', {}, el('th', { scope: 'row' }, name), ...facts.map((fact) => el('td', {}, fact)));

const OWNERS: Readonly<Record<ThreadOwner, string>> = {
  bot: 'the bot',
  inbox: 'an agent',
  other: 'another app',
  idle: 'nobody yet',
};

function describeWindow(closesAt: number | null, now: number): string {
  if (closesAt === null) return 'never opened';
  return now < closesAt ? `until ${formatWeekdayAndTime(closesAt)}` : 'closed';
}
