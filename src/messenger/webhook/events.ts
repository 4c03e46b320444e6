/**
 * What Facebook tells us, as one union (facts §4.4). Ids are strings and times are milliseconds whatever the wire
 * says; a field the wire left out, sent as null or in a wrong type is absent.
 */
export type WebhookEvent = RecognisedEvent | IgnoredEvent;

export type RecognisedEvent =
  | MessageEvent
  | EchoEvent
  | PostbackEvent
  | OptinEvent
  | ReferralEvent
  | AccountLinkingEvent
  | PassThreadControlEvent
  | TakeThreadControlEvent
  | RequestThreadControlEvent
  | AppRolesEvent
  | ReactionEvent
  | MessageEditEvent
  | DeliveryEvent
  | ReadEvent
  | PolicyEnforcementEvent
  | ResponseFeedbackEvent
  | GamePlayEvent
  | PaymentEvent
  | CheckoutUpdateEvent
  | MessageRequestEvent
  | TemplateStatusEvent;

/** Where it came from. On `standby` another app owns the thread: listen, never answer (facts §5). */
export type Channel = 'messaging' | 'standby' | 'changes';

export interface EventOrigin {
  /** Names this event for idempotency: the same when Facebook redelivers it, alone or in another batch. */
  readonly key: string;
  /** The customer, on whichever side of the event; null when it concerns the Page or only a `userRef` is known. */
  readonly psid: string | null;
  readonly pageId: string;
  /** Milliseconds. Facebook's own; the entry's, then the time of receipt, where an event has none. */
  readonly timestamp: number;
  readonly channel: Channel;
  /** Stands for a customer without a psid: the checkbox plugin's reference. */
  readonly userRef?: string;
}

export interface MessageContent {
  /** Absent only in payloads that Facebook does not send today. */
  readonly mid?: string;
  readonly text?: string;
  readonly attachments: readonly Attachment[];
  readonly stickerId?: string;
}

export interface MessageEvent extends EventOrigin, MessageContent {
  readonly kind: 'message';
  readonly quickReplyPayload?: string;
  readonly replyToMid?: string;
  readonly referral?: Referral;
  /** How the conversation came about, on the first message after the checkbox plugin (facts §7). */
  readonly priorMessage?: PriorMessage;
}

/** What the Page said: we, another app, or a human in the Page Inbox (told apart by `appId`, facts §5). */
export interface EchoEvent extends EventOrigin, MessageContent {
  readonly kind: 'echo';
  readonly appId?: string;
  readonly metadata?: string;
}

export interface PostbackEvent extends EventOrigin {
  readonly kind: 'postback';
  readonly mid?: string;
  readonly title?: string;
  /** Absent on standby. */
  readonly payload?: string;
  readonly referral?: Referral;
}

export interface OptinEvent extends EventOrigin {
  readonly kind: 'optin';
  readonly ref?: string;
  readonly type?: string;
  readonly title?: string;
  readonly payload?: string;
  readonly notificationToken?: string;
  readonly notificationStatus?: string;
}

export interface Referral {
  readonly ref?: string;
  /** Absent for Pages and people in Europe and Japan (facts §4.4). */
  readonly source?: string;
  readonly type?: string;
  readonly adId?: string;
}

export interface ReferralEvent extends EventOrigin, Referral {
  readonly kind: 'referral';
}

export interface PriorMessage {
  readonly source?: string;
  readonly identifier: string;
}

export interface AccountLinkingEvent extends EventOrigin {
  readonly kind: 'accountLinking';
  readonly status: 'linked' | 'unlinked';
  readonly authorizationCode?: string;
}

export interface PassThreadControlEvent extends EventOrigin {
  readonly kind: 'passThreadControl';
  /** null: the thread was idle. */
  readonly previousOwnerAppId: string | null;
  readonly newOwnerAppId: string | null;
  readonly metadata?: string;
}

export interface TakeThreadControlEvent extends EventOrigin {
  readonly kind: 'takeThreadControl';
  readonly previousOwnerAppId: string | null;
  readonly newOwnerAppId: string | null;
  readonly metadata?: string;
}

export interface RequestThreadControlEvent extends EventOrigin {
  readonly kind: 'requestThreadControl';
  readonly requestedOwnerAppId: string | null;
  readonly metadata?: string;
}

export interface AppRolesEvent extends EventOrigin {
  readonly kind: 'appRoles';
  /** Role names by app id. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

export interface ReactionEvent extends EventOrigin {
  readonly kind: 'reaction';
  /** The message reacted to. */
  readonly mid: string;
  readonly action: 'react' | 'unreact';
  readonly reaction?: string;
  readonly emoji?: string;
}

export interface MessageEditEvent extends EventOrigin {
  readonly kind: 'messageEdit';
  /** The message that was edited. */
  readonly mid: string;
  readonly text?: string;
  readonly numEdit: number;
}

export interface DeliveryEvent extends EventOrigin {
  readonly kind: 'delivery';
  readonly mids: readonly string[];
  /** Milliseconds: everything sent before has arrived. */
  readonly watermark: number;
}

export interface ReadEvent extends EventOrigin {
  readonly kind: 'read';
  /** Milliseconds: everything sent before has been read. */
  readonly watermark: number;
}

export interface PolicyEnforcementEvent extends EventOrigin {
  readonly kind: 'policyEnforcement';
  /** `warning`, `block` or `unblock` today. */
  readonly action: string;
  readonly reason?: string;
}

export interface ResponseFeedbackEvent extends EventOrigin {
  readonly kind: 'responseFeedback';
  /** The message of ours that was judged. */
  readonly mid: string;
  readonly feedback: string;
}

export interface GamePlayEvent extends EventOrigin {
  readonly kind: 'gamePlay';
  readonly payload?: string;
}

export interface PaymentEvent extends EventOrigin {
  readonly kind: 'payment';
  readonly payload?: string;
}

export interface CheckoutUpdateEvent extends EventOrigin {
  readonly kind: 'checkoutUpdate';
  readonly payload?: string;
}

export interface MessageRequestEvent extends EventOrigin {
  readonly kind: 'messageRequest';
  /** `accept` is the only answer seen. */
  readonly answer: string;
}

export interface TemplateStatusEvent extends EventOrigin {
  readonly kind: 'templateStatus';
  readonly templateId?: string;
  readonly name?: string;
  readonly language?: string;
  /** As spelt by Facebook: `APPROVED`, `REJECTED`, `PAUSED`, … */
  readonly status: string;
  readonly reason?: string;
}

export type IgnoreReason =
  'unknown_event' | 'malformed' | 'other_object' | 'other_change' | 'other_page';

/** What we do not act on, named so that it can be counted; a defect of one event never costs its neighbours. */
export interface IgnoredEvent extends Omit<EventOrigin, 'pageId'> {
  readonly kind: 'ignored';
  readonly reason: IgnoreReason;
  readonly pageId: string | null;
  /** Names only, never values: what stood in the event besides sender, recipient and timestamp. */
  readonly keys: readonly string[];
}

export type AttachmentType =
  | 'image'
  | 'audio'
  | 'video'
  | 'file'
  | 'sticker'
  | 'location'
  | 'template'
  | 'fallback'
  | 'reel'
  | 'ig_reel'
  | 'post'
  | 'ig_post'
  | 'appointment_booking'
  | 'unknown';

export interface Attachment {
  readonly type: AttachmentType;
  readonly url?: string;
  readonly title?: string;
  readonly stickerId?: string;
}
