import { judgeFailure } from '../../../messenger/verdict';
import type { GraphResult } from '../../../messenger/graph-answer';
import { readConfig } from '../../../shared/config';
import type { Check } from '../check';
import { ok, problem, warning } from '../finding';
import { answerOf } from './ask';
import * as v from 'valibot';

const WHERE = 'the app’s dashboard, Settings → Basic, shows the one in force';

/** Whether Facebook knows our secrets as the app's: the app's own token is made of one, and the call's proof by it (facts §6). */
export const appSecret: Check = {
  name: 'app-secret',
  asks: 'facebook',
  run: async (world) => {
    const { pageAccessToken } = readConfig(await world.settings(), 'pageAccessToken');
    const { appId, appSecrets } = await world.facebook();
    const known: boolean[] = [];
    for (const secret of appSecrets) {
      const graph = await world.graphAsApp(secret);
      const result = await graph.get('/debug_token', { input_token: pageAccessToken });
      if (!isRefused(result)) answerOf(world, result, v.unknown());
      known.push(result.ok);
    }
    if (!known.includes(true)) {
      return problem(
        `Facebook does not know FB_APP_SECRET as the secret of the app ${appId}`,
        `Compare FB_APP_ID and FB_APP_SECRET ("secrets show"): ${WHERE}`,
      );
    }
    if (known[0] === true) return ok('Facebook takes what is proven by it');
    return warning(
      'Facebook knows only the former of the two app secrets',
      `Reset the secret there, or finish the rotation: ${WHERE}`,
    );
  },
};

/** It said no to who we are. Whatever else keeps it from an answer tells nothing of the secret. */
function isRefused(result: GraphResult): boolean {
  if (result.ok) return false;
  const { kind } = judgeFailure(result.failure);
  return kind === 'token_dead' || kind === 'permanent' || kind === 'config_fault';
}
