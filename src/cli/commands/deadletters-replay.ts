import type { Replayed } from '../../conversation/replay-dead-letter';
import { UsageError, type Command, type CommandInput, type CommandWorld } from '../command';
import { allLetters, findLetter, letterId } from '../deadletters/find-letter';
import { createReplay } from '../deadletters/replay';
import type { StoredDeadLetter } from '../../store/dead-letters';

const WORDS: Readonly<Record<Replayed, string>> = {
  handled: 'handled; answers go out as always',
  handled_before: 'had been handled already; the letter is gone',
  failed: 'failed again',
  code_left_out: 'can’t be replayed: its one-time code is not kept; the customer has to try again',
  unreadable: 'can’t be replayed: it was not kept whole',
};

export const deadlettersReplay: Command = {
  name: 'deadletters replay',
  summary: 'handle the event of a dead letter again, once what it failed on is mended',
  usage: 'deadletters replay (<id> | --all) [--stage <stage>]',
  positionals: 1,
  options: { all: { type: 'boolean' }, stage: { type: 'string' } },
  optionHelp: {
    all: 'all of them, oldest first',
    stage:
      'whose secrets name the app; FB_APP_ID does too. LOGIN_PAGE_URL as the functions have it',
  },
  run: async (world, input) => {
    const replay = await createReplay(world, input.options);
    const results = [];
    for (const letter of await chosen(world, input)) {
      const { replayed, place } = await replay(letter);
      const where = replayed === 'failed' && place !== undefined ? `: ${place}` : '';
      results.push({ id: letterId(letter), replayed, line: `${WORDS[replayed]}${where}` });
    }
    const lines = results.map(({ id, line }) => `${id}  ${line}`);
    const isDone = results.every(({ replayed }) => DONE.has(replayed));
    return {
      lines: lines.length === 0 ? ['no dead letters'] : lines,
      data: { letters: results.map(({ id, replayed }) => ({ id, replayed })) },
      ...(isDone ? {} : { exitCode: 1 }),
    };
  },
};

const DONE: ReadonlySet<Replayed> = new Set(['handled', 'handled_before']);

async function chosen(
  world: CommandWorld,
  { options, positionals: [id] }: CommandInput,
): Promise<readonly StoredDeadLetter[]> {
  if ((id === undefined) !== (options['all'] === true)) {
    throw new UsageError('say which: one id, or --all');
  }
  return id === undefined ? allLetters(world) : [await findLetter(world, id)];
}
