import * as v from 'valibot';
import { readConfig } from '../../../shared/config';
import type { Check } from '../check';
import { answerOf } from './ask';
import { judgeToken } from './judge-token';

const identity = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const debugAnswer = v.object({
  data: v.object({
    is_valid: v.boolean(),
    app_id: v.optional(identity),
    type: v.optional(v.string()),
    profile_id: v.optional(identity),
    /** Both in epoch seconds; 0: never (facts §6). */
    expires_at: v.optional(v.number(), 0),
    data_access_expires_at: v.optional(v.number(), 0),
    scopes: v.optional(v.array(v.string()), []),
  }),
});

export type DebuggedToken = v.InferOutput<typeof debugAnswer>['data'];

/** `debug_token` (facts §6). It takes the token in the query only; no address is ever shown here. */
export const pageToken: Check = {
  name: 'page-token',
  asks: 'facebook',
  run: async (world) => {
    const settings = await world.settings();
    const { pageAccessToken, utilityTemplates } = readConfig(
      settings,
      ...(['pageAccessToken', 'utilityTemplates'] as const),
    );
    const { appId, pageId, appSecrets } = await world.facebook();
    const graph = await world.graphAsApp(appSecrets[0]);
    const result = await graph.get('/debug_token', { input_token: pageAccessToken });
    const { data } = answerOf(world, result, debugAnswer);
    const usesTemplates = utilityTemplates !== 'off';
    return judgeToken(data, { appId, pageId, usesTemplates }, world.command.clock());
  },
};
