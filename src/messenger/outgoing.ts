/**
 * What may leave for Facebook, and what must come after it. The Graph form of each is made in `send-body.ts`, at the
 * last moment.
 */
export type Outgoing = OutgoingMessage | UnlinkAccounts | ThreadControl | EraseEverything;

export interface OutgoingMessage {
  readonly type: 'message';
  readonly content: MessageContent;
  /** Only a human's words may use the HUMAN_AGENT tag after 24 hours (facts §2.4). */
  readonly author: 'bot' | 'human';
  /** `reply` answers the customer (RESPONSE); `update` is our own push (UPDATE). */
  readonly occasion: 'reply' | 'update';
  /**
   * Whose data it holds. It is sent only while the conversation is linked to this customer: an update that was held
   * must not reach whoever uses the chat after the link has ended (design §3).
   */
  readonly customerId?: string;
  /** What it is about, e.g. `parcel#DL-1001`: messages on one subject never overtake each other. */
  readonly subject?: string;
  /** The parcel was muted when it changed: it goes on record and never out, even if that was unmuted since. */
  readonly muted?: true;
  /** The approved template that may carry this update outside the window (facts §2.5). */
  readonly utility?: UtilityMessage;
  /** Says that we are about to pass the thread on: of no use once somebody else has it. */
  readonly announces?: 'handover';
}

/** `POST /me/unlink_accounts`: tells Facebook that a link of ours is gone (facts §1.5). */
export interface UnlinkAccounts {
  readonly type: 'unlink';
}

/** Moves control of the thread between apps (facts §5). What Facebook answers decides what follows in the chat. */
export type ThreadControl = PassThread | TakeThread | RequestThread;

/** To another app, which is told the summary. */
export interface PassThread {
  readonly type: 'passThread';
  readonly targetAppId: string;
  readonly summary: string;
  /** Said to the person where Facebook refuses: the thread is ours to answer in again then. */
  readonly ifRefused: OutgoingMessage;
}

/** Back to us. Where Facebook does not let us take it, its owner is asked for it with that reason. */
export interface TakeThread {
  readonly type: 'takeThread';
  /** Said once the thread is ours. */
  readonly then: OutgoingMessage;
  readonly reason: string;
}

/** Asks the thread's owner for it, who is free to do nothing. */
export interface RequestThread {
  readonly type: 'requestThread';
  readonly reason: string;
}

/** Never leaves: behind the last message it deletes all that came from Messenger (`src/delivery/erasure`). */
export interface EraseEverything {
  readonly type: 'erase';
  readonly askedBy: ErasureOrigin;
  /** Who was linked when it was asked for. */
  readonly customerId?: string;
  /** The key of Facebook's request in `logins`, whose page then says that it is done. */
  readonly request?: string;
}

/** The person in the chat, Facebook on the person's behalf (facts §9), or operations, whom they asked another way. */
export type ErasureOrigin = 'chat' | 'data_deletion' | 'app_removal' | 'operations';

export interface UtilityMessage {
  readonly template: string;
  readonly language: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export type MessageContent = SpokenContent | DataExport;

/** A file of all that is stored about the person, gathered when it is sent: the queue holds no copy of it. */
export interface DataExport {
  readonly kind: 'export';
  /** What is said instead where Facebook would not take the file (facts §2.7). */
  readonly tooLarge: string;
  readonly quickReplies?: never;
}

export type SpokenContent =
  | { readonly kind: 'text'; readonly text: string; readonly quickReplies?: readonly QuickReply[] }
  | {
      readonly kind: 'buttons';
      readonly text: string;
      readonly buttons: readonly Button[];
      readonly quickReplies?: readonly QuickReply[];
    }
  | {
      readonly kind: 'cards';
      readonly cards: readonly Card[];
      readonly quickReplies?: readonly QuickReply[];
    };

export interface QuickReply {
  readonly title: string;
  readonly payload: string;
}

export type Button =
  | { readonly kind: 'postback'; readonly title: string; readonly payload: string }
  | { readonly kind: 'url'; readonly title: string; readonly url: string }
  | LogInButton
  | { readonly kind: 'logOut' };

/**
 * To our login page: Facebook's own button, or a link with a one-time token of ours where that does not work (design
 * §4.2). Which of the two is decided when it is sent, and no token is ever in it.
 */
export interface LogInButton {
  readonly kind: 'logIn';
  readonly url: string;
  /** A link in any case, because the person asked for one. */
  readonly by?: 'link_token';
  /** The button's title, and the text above it, where it becomes a link. */
  readonly asLink: { readonly title: string; readonly text: string };
}

export interface Card {
  readonly title: string;
  readonly subtitle?: string;
  readonly buttons?: readonly Exclude<Button, LogInButton>[];
}
