import { readConfig } from '../../shared/config';
import { AppError } from '../../shared/errors';
import { tableNames } from '../../store/tables';
import { ticketNumberIn } from '../../tickets/ticket-id';
import { readDialogue, type Dialogue } from '../../tickets/note-delivery';
import { UsageError, type CommandInput, type CommandWorld } from '../command';

/** The tables that tickets are about. */
export const ticketTables = ({ env }: Pick<CommandWorld, 'env'>) =>
  tableNames(readConfig(env, 'tablePrefix').tablePrefix);

/** The ticket that the first word names: as typed, else as a number of ours in another spelling. */
export async function findTicket(
  world: CommandWorld,
  { positionals: [typed] }: CommandInput,
): Promise<Dialogue> {
  const given = typed?.trim() ?? '';
  if (given === '') throw new UsageError('which ticket? Give its number, e.g. T-4F7K2Q');
  const tools = { client: world.client, tables: ticketTables(world) };
  const asTyped = await readDialogue(tools, given);
  const number = ticketNumberIn(given) ?? ticketNumberIn(`T-${given}`);
  const found = asTyped ?? (number === undefined ? undefined : await readDialogue(tools, number));
  if (found === undefined) {
    throw new AppError('input_invalid', `There is no ticket ${given}`, false);
  }
  return found;
}
