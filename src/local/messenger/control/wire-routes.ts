import { webhookCurl } from '../wire/webhook-curl';
import { refuse } from './control-answer';
import type { PlatformRoutes } from './control-answer';

/** What went over the wire, and how a webhook is posted once more. */
export const WIRE_ROUTES: PlatformRoutes = {
  'GET wire': (platform, { path: [, id, form], query }) => {
    const { wire } = platform;
    if (id === undefined) return wire.after(Number(query.get('after') ?? 0));
    const [entry] = wire.after(Number(id) - 1);
    // What an examination tried was signed in other ways, and some of it on purpose not at all.
    const isWebhook = entry?.kind === 'webhook' && entry.probe === undefined;
    if (form !== 'curl' || !isWebhook || String(entry.id) !== id) return refuse('not_found');
    const curl = webhookCurl(platform, entry);
    return curl === undefined ? refuse('webhook_not_set') : { curl };
  },
};
