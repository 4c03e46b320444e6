import { dropItems } from '../../delivery/outbox/by-hand';
import { optionalText, UsageError, type Command } from '../command';
import { handleChosen } from '../outbox/choose-items';

export const outboxDrop: Command = {
  name: 'outbox drop',
  summary: 'give up messages that wait for a customer; they stay on record as dropped',
  usage: 'outbox drop <parcelId | customerId | psid> (--order <n> | --all)',
  positionals: 1,
  options: { order: { type: 'string' }, all: { type: 'boolean' } },
  optionHelp: {
    order: 'the message with this number, as outbox show has it',
    all: 'all that waits: for the customer, or about the parcel',
  },
  run: (world, input) => {
    const { options } = input;
    if ((optionalText(options, 'order') === undefined) === (options['all'] !== true)) {
      throw new UsageError('say which: --order <n>, or --all');
    }
    return handleChosen(world, input, dropItems);
  },
};
