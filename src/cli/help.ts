import type { Command } from './command';

export const overview = (commands: readonly Command[]): string =>
  [
    'Parcel Messenger: set-up and operations.',
    '',
    ...aligned(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Every command: --help says more, --json answers for a program.',
    'AWS is reached by the SDK’s own variables (AWS_REGION, AWS_ENDPOINT_URL, …), tables by TABLE_PREFIX.',
  ].join('\n');

/** For words that are no command: which there are, of the same subject if it is one. */
export function misheard(commands: readonly Command[], words: readonly string[]): string {
  const [subject = ''] = words;
  const near = commands.filter(({ name }) => name.split(' ')[0] === subject);
  const typed = near.length > 0 ? words.slice(0, 2).join(' ') : subject;
  return [
    `There is no command "${typed}". There are:`,
    '',
    ...aligned((near.length > 0 ? near : commands).map(({ name, summary }) => [name, summary])),
  ].join('\n');
}

export const commandHelp = (command: Command): string =>
  [
    command.summary,
    '',
    `usage: ${command.usage}`,
    '',
    ...aligned([
      ...Object.entries(command.optionHelp).map(([name, text]) => [`--${name}`, text] as const),
      ['--json', 'the answer as JSON'],
    ]),
  ].join('\n');

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
