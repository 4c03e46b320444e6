/** The webhook fields an app may subscribe to and the emulator can fire (facts §4.4, §13). */
export const SUBSCRIBABLE_FIELDS = [
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

export type SubscribableField = (typeof SUBSCRIBABLE_FIELDS)[number];

export const isSubscribableField = (name: string): name is SubscribableField =>
  SUBSCRIBABLE_FIELDS.some((field) => field === name);
