import type { FaultName } from './fault-names';

/** One line of the wire log. No entry ever holds a token or a signature. */
export type WireEntry = GraphEntry | WebhookEntry | NoticeEntry;

interface EntryOrigin {
  /** Grows by one with each entry. */
  readonly id: number;
  /** Milliseconds of the emulated clock. */
  readonly at: number;
  /** The person concerned, where there is one. */
  readonly psid?: string;
  /** The fault that made this happen. */
  readonly fault?: FaultName;
  /** The question about the bot that this was sent to settle: no news of any person's. */
  readonly probe?: ProbeName;
}

/** What an examination tries on a bot (`examination/`). */
export type ProbeName =
  | 'unsigned'
  | 'forged'
  | 'sha1_only'
  | 'sha256_only'
  | 'unknown_event'
  | 'duplicate'
  | 'handshake_without_token'
  | 'handshake_wrong_token';

/** A call of ours to Graph. */
export interface GraphEntry extends EntryOrigin {
  readonly kind: 'graph';
  readonly method: string;
  /** With its query, without token and proof, e.g. `/v25.0/me/messages`. */
  readonly path: string;
  readonly request: unknown;
  /** It came without `appsecret_proof`. */
  readonly withoutProof?: true;
  /** `null`: the answer never came. */
  readonly status: number | null;
  readonly response: unknown;
}

/** One attempt to deliver a webhook. */
export interface WebhookEntry extends EntryOrigin {
  readonly kind: 'webhook';
  /** The JSON, before Facebook's escaping. */
  readonly request: unknown;
  /** From 1. */
  readonly attempt: number;
  readonly outcome: 'pending' | 'delivered' | 'failed' | 'dropped';
  /** Of our answer, where there was one. */
  readonly status?: number;
  readonly reason?: WebhookFailure;
  /** Milliseconds of the emulated clock. */
  readonly retryAt?: number;
}

export type WebhookFailure =
  'timeout' | 'unreachable' | 'not_200' | 'unsubscribed' | 'not_configured' | 'fault';

/** Something Facebook would say in the App Dashboard or show in the Inbox. */
export interface NoticeEntry extends EntryOrigin {
  readonly kind: 'notice';
  readonly notice:
    | 'webhook_verified'
    | 'webhook_refused'
    | 'webhook_alert'
    | 'webhook_unsubscribed'
    | 'webhook_subscribed'
    | 'page_frozen'
    | 'account_linked'
    | 'account_unlinked'
    | 'account_linking_failed'
    | 'account_linking_cancelled';
}
