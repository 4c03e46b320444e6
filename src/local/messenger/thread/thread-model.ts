/** Someone on Messenger, as the page shows them. */
export interface Person {
  readonly psid: string;
  readonly name: string;
  readonly locale: string;
  readonly pictureUrl?: string;
  readonly hasProfile: boolean;
}

/** A person's whole conversation with the Page, oldest message first. */
export interface Thread {
  readonly person: Person;
  readonly state: ThreadState;
  readonly messages: readonly ThreadMessage[];
}

export interface ThreadState {
  /** The Page is typing. */
  readonly typing: boolean;
  /** The person has written, tapped or started: Get Started is gone. */
  readonly started: boolean;
  /** Milliseconds: messages of the Page sent until then have been delivered, or read by the person. */
  readonly deliveredUntil: number | null;
  readonly readUntil: number | null;
  /** Milliseconds: the person's messages sent until then have been seen by the Page (`mark_seen`). */
  readonly seenUntil: number | null;
  /** Milliseconds when the 24-hour window closes; `null`: never opened. */
  readonly windowClosesAt: number | null;
  readonly owner: ThreadOwner;
  /** What the app that passed the thread to its owner told along with it. */
  readonly ownerMetadata?: string;
  /** Who that was. */
  readonly handedOverBy?: Exclude<ThreadOwner, 'idle'>;
  /** Facebook's own view of whether the accounts are linked; the company's may differ. */
  readonly linked: boolean;
  /** The person has blocked the Page. */
  readonly blocked: boolean;
  /** The thread falls under the European privacy rules, whatever the Page does. */
  readonly euRestricted: boolean;
}

export type ThreadOwner = 'bot' | 'inbox' | 'other' | 'idle';

export interface ThreadMessage {
  readonly mid: string;
  /** Milliseconds of the emulated clock. */
  readonly at: number;
  /** `facebook`: a line Facebook itself prints into the chat. */
  readonly from: 'customer' | 'bot' | 'agent' | 'facebook';
  readonly content: ThreadContent;
  /** Shown below the last message only, and gone after the next. */
  readonly quickReplies?: readonly ThreadQuickReply[];
  readonly replyToMid?: string;
  readonly reactions?: readonly { readonly from: 'customer' | 'page'; readonly emoji: string }[];
  /** `SILENT_PUSH`, `NO_PUSH`: how loudly it arrived. */
  readonly notificationType?: string;
  /** How often the person has edited it. */
  readonly edits?: number;
  /** The persona that it was sent under. */
  readonly personaName?: string;
  /** The app that it was sent by, when neither the bot nor the Page Inbox. */
  readonly appId?: string;
}

export type ThreadContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'buttons';
      readonly text: string;
      readonly buttons: readonly ThreadButton[];
    }
  | { readonly kind: 'cards'; readonly cards: readonly ThreadCard[] }
  | ({ readonly kind: 'attachment' } & ThreadFile)
  | { readonly kind: 'attachments'; readonly attachments: readonly ThreadFile[] }
  /** A picture or film with buttons. */
  | ({ readonly kind: 'media'; readonly buttons: readonly ThreadButton[] } & ThreadFile)
  /** An approved utility template with its parameters filled in. */
  | {
      readonly kind: 'utility';
      readonly template: string;
      readonly header?: string;
      readonly text: string;
      readonly buttons: readonly ThreadButton[];
    }
  /** What the person tapped: Messenger shows its title as their message. */
  | { readonly kind: 'postback'; readonly title: string }
  | { readonly kind: 'notice'; readonly notice: 'linked' | 'unlinked' };

export interface ThreadFile {
  readonly type: string;
  readonly url?: string;
}

export interface ThreadCard {
  readonly title: string;
  readonly subtitle?: string;
  readonly imageUrl?: string;
  readonly url?: string;
  readonly buttons: readonly ThreadButton[];
}

export type ThreadButton =
  | { readonly kind: 'url'; readonly title: string; readonly url: string }
  | { readonly kind: 'postback'; readonly title: string; readonly payload: string }
  | { readonly kind: 'phone'; readonly title: string; readonly number: string }
  /** Messenger labels these itself: Log In, Log Out. */
  | { readonly kind: 'logIn'; readonly url: string }
  | { readonly kind: 'logOut' };

export interface ThreadQuickReply {
  readonly type: 'text' | 'user_email' | 'user_phone_number';
  readonly title?: string;
  readonly payload?: string;
  readonly imageUrl?: string;
}
