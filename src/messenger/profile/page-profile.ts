import * as v from 'valibot';
import { MINUTE, type Clock } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import { explainFailure } from '../explain-failure';
import type { Graph } from '../graph';
import type { GraphResult } from '../graph-answer';
import { PROPERTIES, type MessengerProfile } from './messenger-profile';
import type { ProfileStep } from './plan-profile';

/**
 * The Messenger profile of the Page that the token is of. Each of the two makes one of the ten calls that Facebook
 * takes in ten minutes for a Page, reads included (facts §8). Both throw `graph_…`, with what to do about it.
 */
export interface PageProfile {
  readonly read: () => Promise<MessengerProfile>;
  readonly take: (step: ProfileStep) => Promise<void>;
}

const PATH = '/me/messenger_profile';
/** Facebook doesn't say when it will listen again: after this long, all the calls of before are forgotten. */
const RATION_MS = 10 * MINUTE;

const answer = v.object({
  data: v.array(
    v.object(Object.fromEntries(PROPERTIES.map((name) => [name, v.optional(v.unknown())]))),
  ),
});

export function createPageProfile(graph: Pick<Graph, 'get' | 'post' | 'remove'>, clock: Clock) {
  const succeeded = (result: GraphResult, notDone: string): unknown => {
    if (result.ok) return result.body;
    throw explainFailure(result.failure, { notDone, now: clock(), pauseMs: RATION_MS });
  };
  const pageProfile: PageProfile = {
    read: async () => {
      const result = await graph.get(PATH, { fields: PROPERTIES.join(',') });
      const read = v.safeParse(answer, succeeded(result, 'The Messenger profile was not read'));
      if (!read.success) {
        throw new AppError('graph_refused', 'Facebook answered with no Messenger profile', true);
      }
      return Object.assign({}, ...read.output.data) as MessengerProfile;
    },
    take: async (step) => {
      switch (step.do) {
        case 'set': {
          const names = Object.keys(step.properties).join(', ');
          succeeded(await graph.post(PATH, step.properties), `Not set: ${names}`);
          return;
        }
        case 'remove':
          succeeded(
            await graph.remove(PATH, { fields: step.properties }),
            `Not removed: ${step.properties.join(', ')}`,
          );
      }
    },
  };
  return pageProfile;
}
