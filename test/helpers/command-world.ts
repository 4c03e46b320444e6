import type { Command, CommandWorld } from '../../src/cli/command';
import { listFolder } from '../../src/cli/list-folder';
import { readBytes, readTextFile } from '../../src/cli/read-file';
import { run } from '../../src/cli/run';
import type { Terminal } from '../../src/cli/terminal/terminal';
import { createAwsCall } from '../../src/shared/aws-call';
import { createHttpTransport } from '../../src/shared/http-transport';
import { systemRandom } from '../../src/shared/random';
import { createDynamoDb, toDocumentClient } from '../../src/store/dynamodb';
import { localCredentials } from './tables';

export interface Typed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command's world without AWS, Facebook or a terminal; each test brings what it is about. */
export function commandWorld(parts: Partial<CommandWorld> = {}): CommandWorld {
  const { env = {}, clock = () => Date.parse('2026-11-21T08:00:00Z') } = parts;
  const dynamoDb =
    parts.dynamoDb ??
    createDynamoDb({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1, ...localCredentials });
  const transport = createHttpTransport();
  return {
    env,
    dynamoDb,
    client: toDocumentClient(dynamoDb),
    clock,
    sleep: () => Promise.resolve(),
    random: systemRandom,
    readStdin: () => Promise.resolve(''),
    askSecret: () => Promise.resolve(''),
    readFile: readTextFile,
    listFolder,
    readBytes,
    terminal: quietTerminal(),
    transport,
    callAws: createAwsCall({ identity: () => dynamoDb.config, env, transport, clock }),
    ...parts,
  };
}

/** Shows nothing, and nobody presses Ctrl-C. */
export const quietTerminal = (parts: Partial<Terminal> = {}): Terminal => ({
  startProgress: () => ({ reach: () => undefined, end: () => undefined }),
  interruption: () => new AbortController().signal,
  pause: () => Promise.resolve(),
  print: () => undefined,
  ...parts,
});

/** Types words after `cli.js`. */
export async function typeCommand(
  commands: readonly Command[],
  world: CommandWorld,
  words: readonly string[],
): Promise<Typed> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(commands, () => world, words, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
