import * as v from 'valibot';
import { SUBSCRIBED_FIELDS } from '../../../messenger/subscribed-fields';
import type { Check } from '../check';
import { ok, problem, warning } from '../finding';
import { answerOf } from './ask';

const subscriptions = v.object({
  data: v.array(
    v.object({
      id: v.optional(v.string()),
      subscribed_fields: v.optional(v.array(v.string()), []),
    }),
  ),
});

const SUBSCRIBE = 'npm run deploy subscribes again';

/** Facebook unsubscribes an app whose webhook failed for an hour, and tells nobody afterwards (facts §4.3). */
export const subscribedFields: Check = {
  name: 'subscribed-fields',
  asks: 'facebook',
  run: async (world) => {
    const { pageId, appId } = await world.facebook();
    const result = await (await world.graph()).get(`/${pageId}/subscribed_apps`);
    const { data } = answerOf(world, result, subscriptions);
    const ours = data.find(({ id }) => id === appId);
    if (ours === undefined) {
      return problem(
        'the app is not subscribed to the Page: no event comes',
        `Mend the webhook first: Facebook unsubscribes one that fails for an hour. Then ${SUBSCRIBE}`,
      );
    }
    const have = ours.subscribed_fields;
    const missing = SUBSCRIBED_FIELDS.filter((field) => !have.includes(field));
    if (missing.length > 0) return problem(`not subscribed: ${missing.join(', ')}`, SUBSCRIBE);
    if (have.includes('response_feedback')) {
      return warning('response_feedback puts thumbs under every message', SUBSCRIBE);
    }
    return ok(`all ${String(SUBSCRIBED_FIELDS.length)}`);
  },
};
