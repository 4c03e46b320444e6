import type { ParseArgsOptionsConfig } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DocumentClient } from '../store/dynamodb';
import type { CallAws } from '../shared/aws-call';
import type { Environment } from '../shared/config';
import type { HttpTransport } from '../shared/http-transport';
import type { Clock, Sleep } from '../shared/clock';
import type { RandomBytes } from '../shared/random';
import type { Terminal } from './terminal/terminal';

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** What a command may touch; tests hand in their own. */
export interface CommandWorld {
  readonly env: Environment;
  readonly client: DocumentClient;
  /** For what concerns tables rather than items. */
  readonly dynamoDb: DynamoDBClient;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: RandomBytes;
  readonly readStdin: () => Promise<string>;
  /** Asks on the terminal, and shows nothing of the answer. */
  readonly askSecret: (question: string) => Promise<string>;
  /** The text of a file of the person's. Throws `AppError` when there is none. */
  readonly readFile: (path: string) => Promise<string>;
  /** The names of what is in a folder of the person's. Throws likewise. */
  readonly listFolder: (path: string) => Promise<readonly string[]>;
  readonly readBytes: (path: string) => Promise<Uint8Array>;
  readonly terminal: Terminal;
  /** To the Graph API. */
  readonly transport: HttpTransport;
  /** To AWS's services other than the tables. */
  readonly callAws: CallAws;
}

export interface CommandInput {
  readonly options: OptionValues;
  readonly positionals: readonly string[];
}

/** What a command says at its end: `lines` for people, `data` for `--json`. Without lines it has said all while it ran. */
export interface CommandResult {
  readonly lines: readonly string[];
  readonly data: unknown;
  /**
   * For programs that have to know. 1: it was not done, and the lines say why. 3: all went well, but what was asked about
   * is not as it should be.
   */
  readonly exitCode?: 1 | 3;
}

export interface Command {
  /** As typed, e.g. `customers add`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** How many words it takes besides its options; more are a mistake. */
  readonly positionals: number;
  readonly options: ParseArgsOptionsConfig;
  /** One line an option, for `--help`. */
  readonly optionHelp: Readonly<Record<string, string>>;
  readonly run: (world: CommandWorld, input: CommandInput) => Promise<CommandResult>;
}

/** The person typed something we can't take; the message says what and how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function requiredText(options: OptionValues, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '')
    throw new UsageError(`--${name} is missing`);
  return value.trim();
}

export function optionalText(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
