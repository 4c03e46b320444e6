import { isWebhookField } from '../webhooks/fields';
import type { PageEndpoint } from './endpoint';
import { refuse } from './errors';
import { fieldsOf } from './fields';

/** `POST /{page}/subscribed_apps`: also an app's own way back after an hour of failed webhooks (facts §4.3). */
export const subscribeApp: PageEndpoint = ({ platform, params }) => {
  const { subscribed_fields: given } = params;
  const fields = Array.isArray(given) ? given.map(String) : fieldsOf(given);
  const known = fields.filter(isWebhookField);
  if (fields.length === 0 || known.length < fields.length) {
    return refuse('invalidParameter', 'Param subscribed_fields must name webhook fields.');
  }
  platform.state.subscribedFields = known;
  platform.wire.notice('webhook_subscribed');
  return { success: true };
};

export const listSubscribedApps: PageEndpoint = ({ platform }) => {
  const { subscribedFields } = platform.state;
  return {
    data:
      subscribedFields === null
        ? []
        : [{ id: platform.options.appId, subscribed_fields: subscribedFields }],
  };
};

/** Nothing is delivered any more until the app subscribes again. */
export const unsubscribeApp: PageEndpoint = ({ platform }) => {
  platform.state.subscribedFields = null;
  platform.wire.notice('webhook_unsubscribed');
  return { success: true };
};
