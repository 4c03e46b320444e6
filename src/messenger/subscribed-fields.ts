/** The webhook fields this bot handles; `response_feedback` would put thumbs under every message (facts §13). */
export const SUBSCRIBED_FIELDS: readonly string[] = [
  ...['messages', 'messaging_postbacks', 'messaging_optins', 'messaging_referrals'],
  ...['messaging_account_linking', 'message_deliveries', 'message_reads', 'message_echoes'],
  ...['message_reactions', 'message_edits', 'messaging_handovers', 'standby'],
  ...['messaging_policy_enforcement', 'message_template_status_update'],
];
