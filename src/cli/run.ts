import { parseArgs } from 'node:util';
import { AppError } from '../shared/errors';
import { toJson } from '../shared/to-json';
import { UsageError, type Command, type CommandWorld } from './command';
import { commandHelp, misheard, overview } from './help';

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs what was typed after `cli.js`; gives the exit code: 0 done, 1 failed, 2 not understood, 3 as `CommandResult` says. */
export async function run(
  commands: readonly Command[],
  makeWorld: () => CommandWorld,
  words: readonly string[],
  { out, err }: Output,
): Promise<0 | 1 | 2 | 3> {
  const command = commands.find(({ name }) => isTyped(name, words));
  if (command === undefined) {
    if (words.length === 0 || words.includes('--help') || words[0] === 'help') {
      out(overview(commands));
      return 0;
    }
    err(misheard(commands, words));
    return 2;
  }
  try {
    const { values, positionals } = parseArgs({
      args: words.slice(command.name.split(' ').length),
      options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values['help'] === true) {
      out(commandHelp(command));
      return 0;
    }
    const extra = positionals[command.positionals];
    if (extra !== undefined)
      throw new UsageError(`"${extra}" is one word too many; quote values with blanks`);
    const options = values as Readonly<Record<string, string | boolean | undefined>>;
    const result = await command.run(makeWorld(), { options, positionals });
    if (result.lines.length > 0) {
      out(values['json'] === true ? toJson(result.data) : result.lines.join('\n'));
    }
    return result.exitCode ?? 0;
  } catch (thrown) {
    return explain(thrown, command, err);
  }
}

const isTyped = (name: string, words: readonly string[]): boolean =>
  name === words.slice(0, name.split(' ').length).join(' ');

function explain(thrown: unknown, command: Command, err: Output['err']): 1 | 2 {
  const misread = misreading(thrown);
  if (misread !== undefined) {
    err(`${misread}\nusage: ${command.usage}`);
    return 2;
  }
  if (thrown instanceof AppError) {
    const cause =
      thrown.cause instanceof Error ? `: ${thrown.cause.message || thrown.cause.name}` : '';
    err(`${thrown.message}${cause} [${thrown.code}]`);
    return 1;
  }
  throw thrown;
}

/** What was wrong with the words typed; `undefined` when something else went wrong. */
function misreading(thrown: unknown): string | undefined {
  if (thrown instanceof UsageError) return thrown.message;
  const { code, message } = thrown as { readonly code?: unknown; readonly message?: unknown };
  return String(code).startsWith('ERR_PARSE_ARGS') ? String(message) : undefined;
}
