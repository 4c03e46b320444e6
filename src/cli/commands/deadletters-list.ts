import type { StoredDeadLetter } from '../../store/dead-letters';
import { optionalText, type Command } from '../command';
import { readFailureQueue, type DiscardedRecords } from '../deadletters/failure-queue';
import { allLetters, letterId } from '../deadletters/find-letter';
import { aligned, moment } from '../lines';

export const deadlettersList: Command = {
  name: 'deadletters list',
  summary: 'list events that a defect kept from being handled; reads the whole table',
  usage: 'deadletters list [--stage <stage>]',
  positionals: 0,
  options: { stage: { type: 'string' } },
  optionHelp: {
    stage: 'with the rows’ changes in its failure queue, which parcel_push gave up on',
  },
  run: async (world, { options }) => {
    const stage = optionalText(options, 'stage');
    const letters = await allLetters(world);
    const discarded = stage === undefined ? [] : await readFailureQueue(world, stage);
    return {
      lines:
        letters.length + discarded.length === 0
          ? ['no dead letters']
          : [...letterLines(letters), ...discardedLines(discarded)],
      data: {
        letters: letters.map((letter) => ({
          id: letterId(letter),
          ...{ at: letter.at, kind: letter.kind, code: letter.code },
          ...{ chat: letter.psid, correlationId: letter.correlationId },
        })),
        ...(stage === undefined ? {} : { failureQueue: discarded }),
      },
    };
  },
};

const letterLines = (letters: readonly StoredDeadLetter[]): readonly string[] =>
  aligned(
    letters.map((letter) => [
      ...[letterId(letter), moment(letter.at), letter.kind, letter.code],
      ...[letter.psid, letter.correlationId],
    ]),
  );

const discardedLines = (discarded: readonly DiscardedRecords[]): readonly string[] =>
  discarded.map(
    ({ table, condition, records, changedAt, at }) =>
      `failure queue: ${String(records)} changes of ${table}, from ${changedAt}; given up ${at} (${condition})`,
  );
