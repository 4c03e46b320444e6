import { AppError } from '../../shared/errors';
import { setTicketStatus } from '../../store/tickets';
import type { TicketStatus } from '../../store/ticket-rows';
import type { Command } from '../command';
import { findTicket, ticketTables } from '../tickets/ticket-world';

export const ticketsClose: Command = {
  ...statusCommand('closed'),
  name: 'tickets close',
  summary: 'close a ticket; the customer is told, with a way to reopen it',
  usage: 'tickets close <ticketId>',
};

export const ticketsReopen: Command = {
  ...statusCommand('open'),
  name: 'tickets reopen',
  summary: 'open a closed ticket again; the customer is told',
  usage: 'tickets reopen <ticketId>',
};

function statusCommand(
  status: TicketStatus,
): Pick<Command, 'positionals' | 'options' | 'optionHelp' | 'run'> {
  return {
    positionals: 1,
    options: {},
    optionHelp: {},
    run: async (world, input) => {
      const { ticket } = await findTicket(world, input);
      const { ticketId } = ticket;
      const changed = ticket.status !== status;
      if (changed) await change(world, ticketId, status);
      return {
        lines: [changed ? `${ticketId} is now ${status}` : `${ticketId} was ${status} already`],
        data: { ticketId, status, changed },
      };
    },
  };
}

async function change(
  world: Parameters<Command['run']>[0],
  ticketId: string,
  status: TicketStatus,
): Promise<void> {
  const { tickets } = ticketTables(world);
  if (!(await setTicketStatus(world.client, tickets, ticketId, status, world.clock()))) {
    throw new AppError('input_invalid', `There is no ticket ${ticketId} any more`, false);
  }
}
