import { DAY } from '../shared/clock';
import type { Locale } from '../shared/locale';
import type { LinkedVia } from './customers';
import type { Mute } from './mute';

/** What we know of one person's conversation: the `state` entry of its partition. All times are milliseconds. */
export interface ConversationState {
  readonly psid: string;
  /** Grows by one with every write; 0 means nothing is stored yet. A commit is refused unless it saw the latest. */
  readonly version: number;
  /** The place in the queue that the next outgoing item takes. */
  readonly nextOrder: number;
  /** Our end of a link; personal data is sent only while `customers.psid` agrees (design §3). */
  readonly customerId?: string;
  /** Facebook's timestamp of the linking: an unlinking from before it concerns an older link. */
  readonly linkedAt?: number;
  /** When we ended the link ourselves, so that Facebook's own "unlinked" event is not answered twice. */
  readonly unlinkedAt?: number;
  /** Who was linked here until another Messenger profile took the link over; cleared once this one has been told. */
  readonly linkMovedFrom?: string;
  /** Asked whether to link, and not answered yet. */
  readonly linkQuestion?: LinkQuestion;
  /** Asked whether to delete everything, and not answered yet. */
  readonly eraseQuestion?: EraseQuestion;
  /** Since when everything here is being deleted: until that is done nobody writes to this conversation. */
  readonly erasing?: number;
  /** Typed codes that led nowhere, within the hour that began with the first. */
  readonly codeGuesses?: { readonly since: number; readonly count: number };
  /** The customer's own choice of language. */
  readonly locale?: Locale;
  /** The language of the first text whose words told. */
  readonly textLocale?: Locale;
  /** What Facebook told of the person, when we asked. */
  readonly profile?: Profile;
  /** Facebook's timestamp of the customer's last action: opens the 24-hour window (facts §2.3). */
  readonly lastUserActionAt?: number;
  /** That of what they last wrote or tapped in the chat: what a human may answer for seven days (facts §2.4). */
  readonly lastUserMessageAt?: number;
  /** Another app or the Page Inbox controls the thread: the bot is silent until it comes back (facts §5). */
  readonly threadOwner?: ThreadOwner;
  /** Parcels that the person named last, for the human who may take over. */
  readonly spokenOf?: { readonly parcelIds: readonly string[]; readonly at: number };
  /** Facebook's timestamp of the last word on who controls the thread: what comes later but is older is outdated. */
  readonly ownerChangedAt?: number;
  /** Facebook said the person can't be reached; nothing is sent until they write again. */
  readonly unreachableSince?: number;
  /** Facebook said the window is closed although our own record had it open. */
  readonly windowClosedAt?: number;
  /** When Facebook refused an approved template here, perhaps because of the person's country (facts §2.5). */
  readonly utilityRefusedAt?: number;
  /** Since when Facebook refuses Log In buttons here, by the European privacy rules (facts §1.6). */
  readonly accountLinkingUnavailable?: number;
  /** Tickets that the person knows to be open; what is written without other aim goes on the last of them. */
  readonly openTickets?: readonly OpenTicket[];
  /** The ticket that was spoken of last, if that was its closing: typed words may open it again. */
  readonly closedTicket?: string;
  /** Of somebody known by a `user_ref` only: what they ticked the checkbox for. */
  readonly checkout?: Checkout;
  /** Checkboxes that turned out to be this person's: what is kept under a `user_ref` is deleted with the conversation. */
  readonly answeredCheckboxes?: readonly AnsweredCheckbox[];
  /** Epoch seconds: DynamoDB's TTL, for somebody who may never be heard of again. */
  readonly expiresAt?: number;
  /** Asked what to write on a ticket: the next message says it. */
  readonly ticketPrompt?: TicketPrompt;
  /** Parcels that were offered to choose from: the next message may name one of them. */
  readonly parcelQuestion?: ParcelQuestion;
  /** Updates that the linked customer does not want; it ends with the link. */
  readonly mute?: Mute;
}

/** Never required: what is missing, Facebook does not know or may not tell (facts §6). */
export interface Profile {
  readonly firstName?: string;
  readonly locale?: Locale;
  /** When we asked last, whatever came of it. */
  readonly readAt: number;
}

export interface Checkout {
  /** The key of the order's reference in `logins`. */
  readonly reference: string;
  /** Who was logged in when they placed the order. */
  readonly customerId?: string;
}

export interface AnsweredCheckbox {
  readonly userRef: string;
  /** Milliseconds. */
  readonly answeredAt: number;
}

/** A ticket as its chat sees it; the ticket itself is in `tickets`. */
export interface OpenTicket {
  readonly ticketId: string;
  /** Whose it is, if a customer was linked: nothing is written on it once that link has ended. */
  readonly customerId?: string;
  /** When the person's words went on it last; absent while those of an agent are the latest. */
  readonly customerAt?: number;
}

export interface TicketPrompt {
  readonly askedAt: number;
  /** Of an open ticket that is to be added to; without it a new one is to be opened, */
  readonly ticketId?: string;
  /** perhaps about this parcel of the linked customer. */
  readonly parcelId?: string;
  /** What the person said when they asked: it goes on the ticket too. */
  readonly opening?: string;
}

export interface ParcelQuestion {
  /** What becomes of the parcel that is named. */
  readonly about: 'track' | 'mute';
  readonly askedAt: number;
  /** As their rows spell them, in the order in which they were offered. */
  readonly offered: readonly string[];
}

/** A question whether to link this chat with a customer, to whom a reference led (design §4.3). */
export interface LinkQuestion {
  readonly customerId: string;
  /** The key of the reference in `logins`; opened again, it asks again. */
  readonly reference: string;
  readonly via: LinkedVia;
  /** Names the question: an answer to an earlier one is none to this. */
  readonly askedAt: number;
  /** The state's `nextOrder` behind the question: while it stands, the question is the last that we said. */
  readonly nextOrder?: number;
}

/** A question whether to delete everything; the time names it. */
export type EraseQuestion = Pick<LinkQuestion, 'askedAt' | 'nextOrder'>;

export interface ThreadOwner {
  readonly appId: string;
  readonly since: number;
  /** Our own queued item of this order passes the thread: until that has gone out we may still write. */
  readonly passedBy?: number;
  /**
   * Facebook's timestamp of what we last heard on standby. It proves that the Page has a default app, so that what
   * comes by the ordinary channel later shows that the thread was released (facts §5).
   */
  readonly standbyAt?: number;
}

/** Somebody has the thread, but nothing says who. */
export const UNKNOWN_OWNER = 'unknown';

/**
 * When another's control of the thread ends by itself: 24 hours after the last word of either side (facts §5). Of an
 * owner without a name nobody may ever hear again, so of the customer's words only those on standby renew it.
 */
export function ownedUntil({
  threadOwner,
  lastUserActionAt = 0,
}: ConversationState): number | undefined {
  if (threadOwner === undefined) return undefined;
  const { appId, since, standbyAt = 0 } = threadOwner;
  return Math.max(since, appId === UNKNOWN_OWNER ? standbyAt : lastUserActionAt) + DAY;
}

const DEFAULT_LOCALE: Locale = 'en';

/** The language to write in: the customer's own choice, else the account's, the profile's, that of the text (design §6). */
export const languageOf = (
  { locale, profile, textLocale }: Pick<ConversationState, 'locale' | 'profile' | 'textLocale'>,
  accountLocale?: Locale,
): Locale => locale ?? accountLocale ?? profile?.locale ?? textLocale ?? DEFAULT_LOCALE;

export const newConversation = (psid: string): ConversationState => ({
  psid,
  version: 0,
  nextOrder: 0,
});

/** What a decision changes; `null` forgets the field. */
export type StateChange = {
  readonly [Field in keyof Omit<ConversationState, 'psid' | 'version' | 'nextOrder'>]?:
    ConversationState[Field] | null;
};

export function changed(state: ConversationState, change: StateChange): ConversationState {
  const merged: Readonly<Record<string, unknown>> = { ...state, ...change };
  const kept = Object.entries(merged).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as unknown as ConversationState;
}
