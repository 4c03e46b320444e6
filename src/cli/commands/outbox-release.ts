import { releaseItems } from '../../delivery/outbox/by-hand';
import type { Command } from '../command';
import { handleChosen } from '../outbox/choose-items';

export const outboxRelease: Command = {
  name: 'outbox release',
  summary: 'let what waits for a customer be tried now; Facebook’s rules still hold',
  usage: 'outbox release <parcelId | customerId | psid> [--order <n>]',
  positionals: 1,
  options: { order: { type: 'string' } },
  optionHelp: { order: 'only the message with this number, as outbox show has it' },
  run: (world, input) => handleChosen(world, input, releaseItems),
};
