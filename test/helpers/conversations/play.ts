import { inNotation } from './notation';
import { faultAt } from './parse-blocks';
import type { Scene, Turn } from './parse-scenes';
import type { Stage } from './stage';

/** All that the bot sends in a scene, turn by turn, in the documents' notation. */
export type Transcript = readonly (readonly string[])[];

/** Plays a scene to its end, or to the first turn that `goOn` does not want to go beyond. */
export async function play(
  file: string,
  { turns }: Scene,
  stage: Stage,
  goOn: (turn: Turn, said: readonly string[]) => void,
): Promise<Transcript> {
  const transcript: (readonly string[])[] = [];
  for (const turn of turns) {
    const before = (await stage.messages()).length;
    await perform(turn, stage).catch((error: unknown) => {
      throw faultAt(file, turn.line, error instanceof Error ? error.message : String(error));
    });
    await stage.stack.settled();
    const heard = (await stage.messages()).slice(before).filter(({ from }) => from === 'bot');
    const isPast = turn.act.kind === 'direction' && turn.act.direction.before === true;
    const said = isPast ? [] : heard.map((message) => stage.names.mask(inNotation(message)));
    transcript.push(said);
    goOn(turn, said);
  }
  return transcript;
}

async function perform({ act }: Turn, { stack, psid, names, ...rest }: Stage): Promise<void> {
  switch (act.kind) {
    case 'customerSays':
      await stack.control.say(psid, names.fill(act.text));
      return;
    case 'agentSays':
      await stack.control.inboxReply(psid, names.fill(act.text));
      return;
    case 'direction': {
      const filled = Object.entries(act.slots).map(([slot, text]) => [slot, names.fill(text)]);
      const slots = Object.fromEntries(filled) as Readonly<Record<string, string>>;
      await act.direction.perform({ stack, psid, names, ...rest }, slots);
    }
  }
}

/** Throws unless the bot said what the document says: no less, no more, and word by word. */
export function expectSaid(file: string, turn: Turn, said: readonly string[]): void {
  const documented = quoted(turn.answers);
  const heard = quoted(said);
  if (documented.join('\n') === heard.join('\n')) return;
  const difference = [
    'the bot said something else than the document (-) says (+):',
    ...differenceOf(documented, heard),
    'If the bot is right: npm run conversations:update, and look at the difference in git.',
  ];
  throw faultAt(file, turn.line, difference.join('\n'));
}

const quoted = (messages: readonly string[]): readonly string[] =>
  messages.flatMap((message) => `**Bot:** ${message}`.split('\n'));

/** What both begin and end with alike stands once. */
function differenceOf(documented: readonly string[], heard: readonly string[]): readonly string[] {
  const shorter = Math.min(documented.length, heard.length);
  let head = 0;
  while (head < shorter && documented[head] === heard[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && documented.at(-1 - tail) === heard.at(-1 - tail)) tail += 1;
  return [
    ...documented.slice(0, head).map((line) => `  ${line}`),
    ...documented.slice(head, documented.length - tail).map((line) => `- ${line}`),
    ...heard.slice(head, heard.length - tail).map((line) => `+ ${line}`),
    ...heard.slice(heard.length - tail).map((line) => `  ${line}`),
  ];
}
