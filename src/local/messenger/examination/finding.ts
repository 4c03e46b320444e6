/** Something a bot does wrong, as the wire shows it. */
export interface Finding {
  readonly code: FindingCode;
  /** One English sentence: what the bot does, and what follows from it on Facebook. */
  readonly sentence: string;
  /** A section of the platform facts, or of the notes on other bots. */
  readonly source: string;
  /** The ids of the wire entries that show it, at least one, oldest first. */
  readonly entries: readonly number[];
}

export type FindingCode =
  | 'handshake_refused'
  | 'handshake_without_token'
  | 'handshake_wrong_token'
  | 'unsigned_accepted'
  | 'forged_accepted'
  | 'sha1_only'
  | 'sha256_refused'
  | 'slow_answer'
  | 'webhook_not_200'
  | 'unknown_event_not_200'
  | 'unanswered'
  | 'answered_twice'
  | 'answers_itself'
  | 'standby_answered'
  | 'messaging_type_missing'
  | 'appsecret_proof_missing'
  | 'split_emoji'
  | 'dead_tag'
  | 'sent_after_window';
