import type { AuthorizationCode } from '../accounts/authorization-code';
import type { Reference } from '../accounts/reference';
import type { Outgoing } from '../messenger/outgoing';
import type { ThreadOwnerAnswer } from '../messenger/thread-owner';
import type { Parcel } from '../parcels/parcel';
import type { ConversationState, Profile, StateChange } from '../store/conversation-state';
import type { Customer, LinkedVia } from '../store/customers';
import type { Ticket, TicketStatus } from '../store/ticket-rows';
import type { TicketRow } from '../store/tickets';
import type { NewNote } from '../store/ticket-writes';
import type { Checkbox } from './load-checkbox';
import type { ReadWish } from './wish';

/** Everything that `decide` may know: what was stored when the event came, the time, and our settings. */
export interface Snapshot {
  readonly state: ConversationState;
  /** What the event asks for; absent when it asks for nothing. */
  readonly asked?: ReadWish;
  /** Who is linked here: present only if both ends of the link agree (design §3). */
  readonly customer?: Customer;
  /** What Facebook tells of the person, if it was asked on this event. */
  readonly profile?: Profile;
  /** Of `customer`, else of whoever is about to be linked; as far as the answer may need them. */
  readonly parcels: readonly Parcel[];
  /** The code that an account linking event brought, if it is ours and has not expired, and who logged in for it. */
  readonly login?: Login;
  /** The reference that a link or plugin of ours brought, if it is known and has not expired. */
  readonly reference?: Reference;
  /** Whom that reference, or the open question, would link. */
  readonly candidate?: Customer;
  /** Whose message this event answers. */
  readonly checkbox?: Checkbox;
  /**
   * Those that the chat knows to be open, and the one that is asked for, as their rows stand; with the last word on them
   * where that is asked for.
   */
  readonly tickets: readonly TicketRow[];
  /** The ticket on which the words stand that were edited. */
  readonly editedTicketId?: string;
  /** Who has the thread by Facebook's word; asked only when another app spoke in one that we thought ours. */
  readonly owner?: ThreadOwnerAnswer;
  /** When this person had everything deleted, if that is not long ago. Milliseconds. */
  readonly erasedAt?: number;
  /** The number of a ticket, should one be opened. */
  readonly newTicketId: string;
  /** Milliseconds. */
  readonly now: number;
  readonly appId: string;
  readonly loginPageUrl: string;
}

export interface Login {
  readonly code: AuthorizationCode;
  readonly customer: Customer;
}

/** What one event does to one conversation. */
export interface Decision {
  readonly change: StateChange;
  readonly outgoing: readonly Outgoing[];
  readonly effects: readonly Effect[];
  /** Held items may go out now. */
  readonly release: boolean;
  /** In a word, for the transcript and the log: names what was decided, holds nothing personal. */
  readonly outcome: string;
}

/** What must change elsewhere in the same transaction. */
export type Effect =
  | { readonly type: 'link'; readonly customerId: string; readonly via: LinkedVia }
  /** Uses up a one-time code or reference: `key` in `logins`. */
  | { readonly type: 'redeem'; readonly key: string }
  | { readonly type: 'unlink'; readonly customerId: string }
  /** Of the checkbox's state as it was read: another version was closed by somebody else. */
  | { readonly type: 'closeCheckbox'; readonly checkbox: Checkbox }
  | { readonly type: 'openTicket'; readonly ticket: Ticket; readonly note: NewNote }
  | { readonly type: 'addNote'; readonly ticketId: string; readonly note: NewNote }
  /** `note`: the words that opened it. */
  | {
      readonly type: 'ticketStatus';
      readonly ticketId: string;
      readonly status: TicketStatus;
      readonly note?: NewNote;
    }
  /** The echo of a message of ours: it arrived, as `mid`. */
  | {
      readonly type: 'settle';
      readonly order: number;
      readonly nonce: string;
      readonly mid: string;
    };

/** A decision by what it has; the rest is nothing. */
export const decision = (
  outcome: string,
  parts: Partial<Omit<Decision, 'outcome'>> = {},
): Decision => ({ change: {}, outgoing: [], effects: [], release: false, ...parts, outcome });
