import { sha256Hex } from '../../shared/hash';
import { AppError } from '../../shared/errors';
import { readConfig } from '../../shared/config';
import { listDeadLetters, type StoredDeadLetter } from '../../store/dead-letters';
import { tableNames } from '../../store/tables';
import type { CommandWorld } from '../command';
import { withScanProgress } from '../terminal/scan-progress';

export const letterTables = ({ env }: Pick<CommandWorld, 'env'>) =>
  tableNames(readConfig(env, 'tablePrefix').tablePrefix);

/** What a letter is called on the screen: its key is too long to be typed. */
export const letterId = ({ psid, entry }: StoredDeadLetter): string =>
  sha256Hex(JSON.stringify([psid, entry])).slice(0, 8);

export function allLetters(world: CommandWorld): Promise<readonly StoredDeadLetter[]> {
  const { conversations } = letterTables(world);
  return withScanProgress(world, conversations, (onPage) =>
    listDeadLetters(world.client, conversations, onPage),
  );
}

/** Throws `input_invalid` when there is none (any more). */
export async function findLetter(world: CommandWorld, id: string): Promise<StoredDeadLetter> {
  const found = (await allLetters(world)).find((letter) => letterId(letter) === id.toLowerCase());
  if (found !== undefined) return found;
  throw new AppError('input_invalid', `There is no dead letter ${id}; see deadletters list`, false);
}
