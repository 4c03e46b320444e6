import { readConfig } from '../../shared/config';
import { AppError } from '../../shared/errors';
import type { Check } from './check';
import { ok, problem } from './finding';

/** Everything that the functions refuse to run without; what only the deployment knows is left out. */
export const settings: Check = {
  name: 'settings',
  asks: 'here',
  run: async (world) => {
    try {
      readConfig(
        await world.settings(),
        ...(['pageId', 'appId', 'appSecrets', 'pageAccessToken'] as const),
        ...(['verifyToken', 'passwordPepper', 'utilityTemplates', 'lexBot'] as const),
      );
      return ok('all are there, and long enough');
    } catch (thrown) {
      // What may be otherwise the next time was not read at all.
      if (!(thrown instanceof AppError) || thrown.retryable) throw thrown;
      const { stage } = world;
      return problem(
        thrown.message,
        stage === undefined
          ? 'Name the stage with --stage, or set the variables'
          : `Store what is missing: "secrets set --stage ${stage}"`,
      );
    }
  },
};
