import { AppError } from '../../shared/errors';
import { randomId } from '../../shared/random';
import { addNote } from '../../store/tickets';
import type { NewNote } from '../../store/ticket-writes';
import { waitingWords } from '../../tickets/delivery-words';
import type { Dialogue } from '../../tickets/note-delivery';
import { outlookFor, type Outlook } from '../../tickets/outlook';
import {
  optionalText,
  UsageError,
  type Command,
  type CommandInput,
  type CommandWorld,
} from '../command';
import { findTicket, ticketTables } from '../tickets/ticket-world';

/** What a ticket keeps of a note and of a name (`parse-ticket-row.ts`); longer ones would be cut. */
const MAX_TEXT = 8_000;
const MAX_NAME = 40;

export const ticketsReply: Command = {
  name: 'tickets reply',
  summary: 'answer on a ticket as a human; the customer gets it in Messenger',
  usage: 'tickets reply <ticketId> ("<text>" | --text-stdin) [--agent <name>]',
  positionals: 2,
  options: { 'text-stdin': { type: 'boolean' }, agent: { type: 'string' } },
  optionHelp: {
    'text-stdin': 'read the text from standard input',
    agent: 'who answers, as the customer is told; “our team” if left out',
  },
  run: async (world, input) => {
    const words = await readWords(world, input);
    const dialogue = await findTicket(world, input);
    const { ticketId } = dialogue.ticket;
    const { client } = world;
    const tables = ticketTables(world);
    const note = noteOf(words, dialogue, world);
    if (!(await addNote(client, tables.tickets, ticketId, note))) {
      throw new AppError('input_invalid', `Ticket ${ticketId} takes no note: it was erased`, false);
    }
    const outlook = await outlookFor(client, tables, dialogue.ticket, note, world.clock());
    return {
      lines: [`answered  ${ticketId}`, outlookWords(outlook)],
      data: { ticketId, noteId: note.noteId, outlook },
    };
  },
};

async function readWords(
  { readStdin }: CommandWorld,
  { options, positionals }: CommandInput,
): Promise<Pick<NewNote, 'text' | 'agentName'>> {
  const fromStdin = options['text-stdin'] === true;
  if (fromStdin === (positionals[1] !== undefined)) {
    throw new UsageError('give the text once: in quotes behind the ticket, or by --text-stdin');
  }
  const text = (fromStdin ? await readStdin() : (positionals[1] ?? '')).trim();
  const agentName = optionalText(options, 'agent');
  if (text === '') throw new UsageError('the text is empty');
  if (text.length > MAX_TEXT) {
    throw new UsageError(`the text must be at most ${String(MAX_TEXT)} characters`);
  }
  if (agentName !== undefined && agentName.length > MAX_NAME) {
    throw new UsageError(`--agent must be at most ${String(MAX_NAME)} characters`);
  }
  return { text, ...(agentName === undefined ? {} : { agentName }) };
}

/** Sorts behind what it answers, even if this machine's clock is slow. */
const noteOf = (
  words: Pick<NewNote, 'text' | 'agentName'>,
  { notes }: Dialogue,
  { clock, random }: CommandWorld,
): NewNote & { readonly author: 'agent' } => ({
  ...words,
  author: 'agent',
  at: Math.max(clock(), (notes.at(-1)?.at ?? 0) + 1),
  noteId: randomId(random),
});

function outlookWords(outlook: Outlook): string {
  switch (outlook.note) {
    case 'goes':
      return outlook.as === 'plain'
        ? 'goes out now'
        : 'goes out now under HUMAN_AGENT, as the customer last wrote more than 24 hours ago';
    case 'waits': {
      const { until, reason } = outlook;
      const latest = until === undefined ? '' : `, at the latest ${new Date(until).toISOString()}`;
      return `waits ${waitingWords[reason]}${latest}`;
    }
    case 'has_no_chat':
      return 'reaches nobody: the customer has no chat (any more); write to them another way';
  }
}
