import type { Command } from '../command';
import { dialogueLines } from '../tickets/ticket-lines';
import { findTicket } from '../tickets/ticket-world';

export const ticketsShow: Command = {
  name: 'tickets show',
  summary: 'show what was said on a ticket, and what became of our answers',
  usage: 'tickets show <ticketId>',
  positionals: 1,
  options: {},
  optionHelp: {},
  run: async (world, input) => {
    const dialogue = await findTicket(world, input);
    return { lines: dialogueLines(dialogue, world.clock()), data: dialogue };
  },
};
