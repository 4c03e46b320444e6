import type { TicketRow } from '../../../store/tickets';
import type { PageContext } from '../page-context';
import type { Customer } from '../parcels/operations-client';
import { el } from '../parts/el';
import { createStore } from '../parts/store';
import { createItemList } from './item-list';
import { createRefresh } from './refresh';
import { createSplitView } from './split-view';
import { createTicketDetail, type TicketDetail } from './ticket-detail';
import { ticketItem } from './ticket-item';
import { inTicketOrder } from './ticket-order';
import { nameOfAsker } from './ticket-people';
import type { ReadTicket, TicketsClient } from './tickets-client';

export interface TicketsViewOptions extends PageContext {
  readonly tickets: TicketsClient;
  readonly openConversation: (psid: string) => void;
  readonly onLoaded: (tickets: readonly TicketRow[]) => void;
}

interface Tickets {
  readonly rows: readonly TicketRow[];
  readonly customers: readonly Customer[];
  readonly selected: string | undefined;
  readonly read: ReadTicket | undefined;
}

/** How often what depends on the clock alone is drawn anew. */
const TICK_MS = 10_000;

/** All tickets, one of them open; live. */
export function createTicketsView(options: TicketsViewOptions): HTMLElement {
  const { world, operations, tickets, attempt, onTablesChanged, onLoaded } = options;
  const state = createStore<Tickets>({
    ...{ rows: [], customers: [], selected: undefined, read: undefined },
  });
  const details = new Map<string, TicketDetail>();
  const loading = el('p', { class: 'inbox-empty' }, 'Loading…');

  const refresh = createRefresh(async () => {
    const [rows, customers] = await Promise.all([tickets.list(), operations.customers()]);
    const ordered = inTicketOrder(rows);
    const { selected } = state.get();
    const known = ordered.some(({ ticketId }) => ticketId === selected);
    const current = known ? selected : ordered[0]?.ticketId;
    const read = current === undefined ? undefined : await tickets.read(current);
    // Another one may have been opened meanwhile: its own loading follows.
    state.update((before) =>
      before.selected === selected
        ? { rows: ordered, customers, selected: current, read }
        : { ...before, rows: ordered, customers },
    );
    onLoaded(rows);
  });
  const change = (write: Promise<void>): Promise<void> => {
    const done = write.then(refresh);
    attempt(() => done);
    return done;
  };
  const list = createItemList({
    name: 'Tickets',
    emptyText: 'No tickets. Ask about a parcel on a phone, e.g. “My parcel is damaged”.',
    open: (ticketId) => {
      state.update((before) => ({ ...before, selected: ticketId }));
      split.bringUp();
      attempt(refresh);
    },
  });
  const split = createSplitView({
    list: list.element,
    listName: 'Tickets',
    emptyText: 'Choose a ticket.',
    focusList: () => {
      list.focus(state.get().selected);
    },
  });
  const detailOf = (ticketId: string): TicketDetail => {
    const known = details.get(ticketId);
    if (known !== undefined) return known;
    const detail = createTicketDetail(
      ticketId,
      {
        addNote: (text, agentName) => change(tickets.addNote(ticketId, text, agentName)),
        setStatus: (status) => change(tickets.setStatus(ticketId, status)),
        openConversation: options.openConversation,
      },
      world.get(),
    );
    details.set(ticketId, detail);
    return detail;
  };
  const show = (): void => {
    const { rows, customers, selected, read } = state.get();
    const { people, clockAhead } = world.get();
    const now = Date.now() + clockAhead;
    const askerOf = (ticket: TicketRow): string => nameOfAsker(ticket, customers, people);
    list.show(
      rows.map((ticket) => ticketItem(ticket, askerOf(ticket), now)),
      selected,
    );
    if (selected === undefined) return;
    if (read?.ticket.ticketId !== selected) {
      // Nothing must be typed onto the one that was open before.
      split.show(details.get(selected)?.element ?? loading);
      return;
    }
    const detail = detailOf(selected);
    detail.show(read, askerOf(read.ticket), now);
    split.show(detail.element);
  };
  state.watch(show);
  world.watch(show);
  setInterval(show, TICK_MS);
  onTablesChanged(() => {
    attempt(refresh);
  });
  return split.element;
}
