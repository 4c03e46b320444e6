import type { NoticeEntry } from '../../messenger/wire/wire-entry';
import type { Tone } from './verdict';

/** What Facebook says in the App Dashboard or in the chat; `tone` says whether the bot has a problem. */
export const NOTICE_WORDS: Readonly<
  Record<NoticeEntry['notice'], { readonly title: string; readonly tone: Tone }>
> = {
  webhook_verified: { title: 'Webhook verified', tone: 'done' },
  webhook_refused: { title: 'Webhook failed the handshake', tone: 'alarm' },
  webhook_alert: { title: 'Webhook has been failing for 15 minutes', tone: 'alarm' },
  webhook_unsubscribed: { title: 'App unsubscribed after an hour of failures', tone: 'alarm' },
  webhook_subscribed: { title: 'App subscribed', tone: 'done' },
  page_frozen: { title: 'Page frozen: too many messages at once', tone: 'alarm' },
  account_linked: { title: 'Account linked', tone: 'done' },
  account_unlinked: { title: 'Account unlinked', tone: 'plain' },
  account_linking_failed: { title: 'Account linking failed', tone: 'alarm' },
  account_linking_cancelled: { title: 'Account linking cancelled', tone: 'plain' },
};
