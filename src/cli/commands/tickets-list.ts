import { canonicalParcelId } from '../../parcels/parcel';
import { listTickets, type TicketRow } from '../../store/tickets';
import { optionalText, UsageError, type Command, type OptionValues } from '../command';
import { listLines } from '../tickets/ticket-lines';
import { ticketTables } from '../tickets/ticket-world';

export const ticketsList: Command = {
  name: 'tickets list',
  summary: 'list tickets, who waits longest first; reads the whole table',
  usage: 'tickets list [--status open|closed|all] [--customer <customerId>] [--parcel <parcelId>]',
  positionals: 0,
  options: {
    status: { type: 'string' },
    customer: { type: 'string' },
    parcel: { type: 'string' },
  },
  optionHelp: {
    status: 'open (also if left out), closed or all',
    customer: 'those of one customer',
    parcel: 'those about one parcel, in any spelling',
  },
  run: async (world, { options }) => {
    const isAsked = readFilter(options);
    const all = await listTickets(world.client, ticketTables(world).tickets);
    const tickets = all.filter(isAsked).sort(byWaiting);
    return { lines: listLines(tickets, world.clock()), data: { tickets } };
  },
};

function readFilter(options: OptionValues): (ticket: TicketRow) => boolean {
  const asked = optionalText(options, 'status')?.toLowerCase() ?? 'open';
  if (!['open', 'closed', 'all'].includes(asked)) {
    throw new UsageError('--status must be one of: open, closed, all');
  }
  const customer = optionalText(options, 'customer');
  const parcel = optionalText(options, 'parcel');
  const isParcel = (parcelId: string | undefined): boolean =>
    parcel === undefined ||
    (parcelId !== undefined && canonicalParcelId(parcelId) === canonicalParcelId(parcel));
  return ({ status, customerId, parcelId }) =>
    (asked === 'all' || status === asked) &&
    (customer === undefined || customerId === customer) &&
    isParcel(parcelId);
}

/** Whoever waits for nobody comes after those who do, in the order that they come in: the latest word first. */
const byWaiting = (
  { waitingSince: one = Infinity }: TicketRow,
  { waitingSince: other = Infinity }: TicketRow,
): number => (one === other ? 0 : one - other);
