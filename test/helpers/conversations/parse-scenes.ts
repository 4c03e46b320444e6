import { BOT, type Cast } from './cast';
import { readDirection, type Direction } from './direction';
import { faultAt, type Block, type Entry } from './parse-blocks';

/** A dialogue from its beginning, with a customer whom nobody has heard of yet. */
export interface Scene {
  readonly title: string;
  readonly turns: readonly Turn[];
}

/** What somebody does, and all that the bot sends in answer to it, in the documents' notation. */
export interface Turn {
  readonly line: number;
  readonly act: Act;
  readonly answers: readonly string[];
}

export type Act =
  | { readonly kind: 'customerSays' | 'agentSays'; readonly text: string }
  | {
      readonly kind: 'direction';
      readonly direction: Direction;
      readonly slots: Readonly<Record<string, string>>;
    };

const HEADING = /^##? (.+)$/;

/** A heading of the first or second order begins a scene. Throws with `file:line` at what cannot be played. */
export function parseScenes(
  file: string,
  blocks: readonly Block[],
  cast: Cast,
  vocabulary: readonly Direction[],
): readonly Scene[] {
  const scenes: { title: string; turns: Turn[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'prose') {
      const titles = block.lines.flatMap((line) => HEADING.exec(line)?.[1] ?? []);
      scenes.push(...titles.map((title) => ({ title, turns: [] })));
      continue;
    }
    for (const entry of block.entries) {
      const turns = scenes.at(-1)?.turns;
      if (turns === undefined) throw faultAt(file, entry.line, 'a dialogue before any heading');
      if (entry.kind === 'speech' && entry.speaker === BOT) addAnswer(file, turns, entry);
      else turns.push(readTurn(file, entry, cast, vocabulary));
    }
  }
  const played = scenes.filter(({ turns }) => turns.length > 0);
  if (played.length === 0) throw faultAt(file, 1, 'there is no dialogue in this document');
  return played;
}

function addAnswer(file: string, turns: Turn[], { line, text }: Entry): void {
  const turn = turns.at(-1);
  if (turn === undefined) throw faultAt(file, line, 'the bot never speaks first');
  if (turn.act.kind === 'direction' && turn.act.direction.before === true) {
    throw faultAt(file, line, 'what is sent before the scene is not part of it');
  }
  turns.splice(-1, 1, { ...turn, answers: [...turn.answers, text] });
}

function readTurn(file: string, entry: Entry, cast: Cast, vocabulary: readonly Direction[]): Turn {
  const { line, text } = entry;
  if (entry.kind === 'direction') {
    return { line, act: findDirection(file, entry, cast, vocabulary), answers: [] };
  }
  const kinds = { [cast.customer]: 'customerSays', [cast.agent]: 'agentSays' } as const;
  const kind = kinds[entry.speaker];
  if (kind === undefined) {
    const everybody = [cast.customer, cast.agent, BOT].join(', ');
    throw faultAt(file, line, `nobody is called ${entry.speaker}; there are ${everybody}`);
  }
  return { line, act: { kind, text }, answers: [] };
}

function findDirection(
  file: string,
  { line, text }: Entry,
  cast: Cast,
  vocabulary: readonly Direction[],
): Act {
  const readings = vocabulary.flatMap((direction) => {
    const slots = readDirection(direction.forms[cast.language], cast, text);
    return slots === undefined ? [] : [{ kind: 'direction', direction, slots } as const];
  });
  const [reading, another] = readings;
  if (reading === undefined) {
    throw faultAt(
      file,
      line,
      `no stage direction that docs/conversations/README.md lists: ${text}`,
    );
  }
  if (another !== undefined) throw faultAt(file, line, `this can be read in two ways: ${text}`);
  return reading;
}
