import type { Command } from '../command';
import { allLetters, letterId } from '../deadletters/find-letter';
import { aligned, moment } from '../lines';

export const deadlettersList: Command = {
  name: 'deadletters list',
  summary: 'list events that a defect kept from being handled; reads the whole table',
  usage: 'deadletters list',
  positionals: 0,
  options: {},
  optionHelp: {},
  run: async (world) => {
    const letters = await allLetters(world);
    return {
      lines:
        letters.length === 0
          ? ['no dead letters']
          : aligned(
              letters.map((letter) => [
                ...[letterId(letter), moment(letter.at), letter.kind, letter.code],
                ...[letter.psid, letter.correlationId],
              ]),
            ),
      data: {
        letters: letters.map((letter) => ({
          id: letterId(letter),
          ...{ at: letter.at, kind: letter.kind, code: letter.code },
          ...{ chat: letter.psid, correlationId: letter.correlationId },
        })),
      },
    };
  },
};
