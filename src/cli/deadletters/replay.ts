import { chatOf } from '../../channels/chat-partition';
import { replayDeadLetter, type Replayed } from '../../conversation/replay-dead-letter';
import { understandByRules } from '../../conversation/understanding/understand-text';
import { readConfig } from '../../shared/config';
import type { Log } from '../../shared/log';
import type { StoredDeadLetter } from '../../store/dead-letters';
import type { CommandWorld, OptionValues } from '../command';
import { loadSettings } from '../settings';
import { letterTables } from './find-letter';

export interface ReplayResult {
  readonly replayed: Replayed;
  /** Where in the code it failed, if it did; no words of anybody's (`errorFields`). */
  readonly place?: string;
}

/**
 * Handles letters as fb_webhook handles events, but for what that asks Facebook or Lex on the way, which no answer depends
 * on. Throws `config_…` when the app's id or the login page's address is missing.
 */
export async function createReplay(
  world: CommandWorld,
  options: OptionValues,
): Promise<(letter: StoredDeadLetter) => Promise<ReplayResult>> {
  const settings = await loadSettings(world, options);
  const { appId, loginPageUrl } = readConfig(settings, 'appId', 'loginPageUrl');
  const { client, clock, random, sleep } = world;
  return async (letter) => {
    let place: string | undefined;
    const log: Log = (_level, event, { errorName = '', stack = '' } = {}) => {
      if (event === 'event_dead_letter')
        place = `${errorName} ${stack.split('\n')[0]?.trim() ?? ''}`;
    };
    const replayed = await replayDeadLetter(
      {
        ...{ client, tables: letterTables(world), clock, random, sleep, log, loginPageUrl },
        // On another messenger our own words are told by its name.
        appId: chatOf(letter.psid)?.channel ?? appId,
        correlationId: letter.correlationId,
        readProfile: () => Promise.resolve(undefined),
        findOwner: () => Promise.resolve({ kind: 'no_answer' }),
        understandText: understandByRules,
      },
      letter,
    );
    return { replayed, ...(place === undefined ? {} : { place }) };
  };
}
