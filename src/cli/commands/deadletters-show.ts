import { UsageError, type Command } from '../command';
import { findLetter, letterId } from '../deadletters/find-letter';
import { aligned, moment, printable } from '../lines';

export const deadlettersShow: Command = {
  name: 'deadletters show',
  summary: 'show one of them with its event, the customer’s words included',
  usage: 'deadletters show <id>',
  positionals: 1,
  options: {},
  optionHelp: {},
  run: async (world, { positionals: [id] }) => {
    if (id === undefined)
      throw new UsageError('which one? Give its id, as deadletters list has it');
    const letter = await findLetter(world, id);
    const { psid, kind, code, at, correlationId, event } = letter;
    return {
      lines: [
        ...aligned([
          ['id', letterId(letter)],
          ['chat', psid],
          ['kind', kind],
          ['code', code],
          ['at', moment(at)],
          ['log', correlationId],
        ]),
        '',
        event === undefined ? 'DynamoDB refused to keep the event' : printable(event),
      ],
      data: { id: letterId(letter), chat: psid, kind, code, at, correlationId, event },
    };
  },
};
