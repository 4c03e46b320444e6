import { loadOutbox } from '../../delivery/outbox/load-outbox';
import { HOUR } from '../../shared/clock';
import { optionalText, UsageError, type Command, type OptionValues } from '../command';
import { outboxTables } from '../outbox/find-chat';
import { listLines, stateWord, type Waiting } from '../outbox/outbox-lines';
import { REASONS } from '../outbox/reasons';
import { withScanProgress } from '../terminal/scan-progress';

export const outboxList: Command = {
  name: 'outbox list',
  summary: 'list what waits for customers, and why; reads the whole table',
  usage: `outbox list [--reason <reason>] [--older-than <hours>]`,
  positionals: 0,
  options: { reason: { type: 'string' }, 'older-than': { type: 'string' } },
  optionHelp: {
    reason: `only what waits for this: ${REASONS.join(', ')}`,
    'older-than': 'only what has waited for so many hours',
  },
  run: async (world, { options }) => {
    const now = world.clock();
    const isAsked = readFilter(options, now);
    const { conversations } = outboxTables(world);
    const { circuit, people } = await withScanProgress(world, conversations, (onPage) =>
      loadOutbox(world.client, conversations, 0, onPage),
    );
    const waiting = people
      .flatMap((person) => person.waiting.map((item): Waiting => ({ person, item })))
      .filter(isAsked)
      .sort((one, other) => one.item.enqueuedAt - other.item.enqueuedAt);
    return {
      lines: listLines(waiting, circuit, now),
      data: {
        ...(circuit && { circuit }),
        waiting: waiting.map(({ person: { psid, customerId }, item }) => ({
          psid,
          customerId,
          ...item,
        })),
      },
    };
  },
};

function readFilter(options: OptionValues, now: number): (waiting: Waiting) => boolean {
  const reason = optionalText(options, 'reason')?.toLowerCase();
  if (reason !== undefined && !REASONS.some((each) => each === reason)) {
    throw new UsageError(`--reason must be one of: ${REASONS.join(', ')}`);
  }
  const hours = Number(optionalText(options, 'older-than') ?? '0');
  if (!(hours >= 0)) throw new UsageError('--older-than must be a number of hours');
  return ({ item }) =>
    (reason === undefined || stateWord(item) === reason) && now - item.enqueuedAt >= hours * HOUR;
}
