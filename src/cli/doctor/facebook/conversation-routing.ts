import * as v from 'valibot';
import type { Check } from '../check';
import { ok, warning } from '../finding';
import { answerOf } from './ask';

const page = v.object({ messaging_feature_status: v.object({ msgr_multi_app: v.boolean() }) });

const WHERE = 'https://www.facebook.com/settings?tab=msgr_conversation_routing';

/** Only whether there is a default app can be read, not which (facts §5). */
export const conversationRouting: Check = {
  name: 'conversation-routing',
  asks: 'facebook',
  run: async (world) => {
    const result = await (await world.graph()).get('/me', { fields: 'messaging_feature_status' });
    const { messaging_feature_status: status } = answerOf(world, result, page);
    if (status.msgr_multi_app) return ok(`has a default app; that it is this one shows ${WHERE}`);
    return warning(
      'the Page has no default app: the bot can’t take a chat back from the Inbox',
      `Make this app the default app, with the Page Inbox beside it: ${WHERE} (docs/handover.md)`,
    );
  },
};
