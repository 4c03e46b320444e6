/** The webhook fields that the emulator can fire (facts §4.4, §13): what an app is subscribed to at first. */
export const FIRED_FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_optins',
  'messaging_referrals',
  'messaging_account_linking',
  'message_deliveries',
  'message_reads',
  'message_echoes',
  'message_reactions',
  'message_edits',
  'messaging_handovers',
  'standby',
  'messaging_policy_enforcement',
  'message_template_status_update',
] as const;

export type FiredField = (typeof FIRED_FIELDS)[number];

/** Facebook has these too, for what does not happen here: games, carts, surveys, thumbs (facts §4.4). */
const SILENT_FIELDS = [
  'messaging_feedback',
  'messaging_game_plays',
  'response_feedback',
  'send_cart',
] as const;

/** What an app may subscribe to. */
export type WebhookField = FiredField | (typeof SILENT_FIELDS)[number];

export const isWebhookField = (name: string): name is WebhookField =>
  [...FIRED_FIELDS, ...SILENT_FIELDS].some((field) => field === name);
