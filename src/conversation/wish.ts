import type { Locale } from '../shared/locale';
import type { BroughtReference } from './reference-in';
import type { Said } from './said';
import type { SentWish } from './sent-thing';
import type { Intent } from './understanding/intent';
import type { TicketTalk } from './understanding/ticket-talk';

/** What the customer wants by an event: what a text was understood as, or what a tap, a picture or a link says. */
export type Wish =
  | Intent
  | { readonly want: 'undoLink' }
  | OpenReference
  | TypeCode
  /** What was typed looks like a code of ours, leads nowhere, and means nothing else. */
  | { readonly want: 'codeInvalid' }
  | AnswerLink
  | AnswerErase
  | TakeBack
  | { readonly want: 'addToTicket' | 'solveTicket' | 'reopenTicket'; readonly ticketId: string }
  | MuteInstead
  /** To be asked which parcel to mute. */
  | { readonly want: 'muteWhich' }
  | SentWish
  | TypeTicket
  /** To hear how that ticket stands, or all that are open. */
  | { readonly want: 'tellTickets'; readonly ticketId?: string }
  /** One of several open tickets is solved, and nothing says which. */
  | { readonly want: 'whichSolved' }
  /** A button that we do not know (any more). */
  | { readonly want: 'unknownChoice' };

/** A link or plugin of ours brought a one-time reference; `beside` is what the event asks for else. */
export interface OpenReference extends BroughtReference {
  readonly want: 'openReference';
  readonly beside: Wish;
}

/** Typed what may be the code for a reference; `instead` is what the text says where it is none. */
export interface TypeCode {
  readonly want: 'typeCode';
  readonly code: string;
  readonly instead: Intent;
}

/** Typed what may be about a ticket; `instead` is what the text says where there is none that it could mean. */
export interface TypeTicket extends TicketTalk {
  readonly want: 'typeTicket';
  readonly instead: Intent;
}

/** Yes or no to the question whether to link: tapped below the question of that time, or typed. */
export interface AnswerLink {
  readonly want: 'answerLink';
  readonly yes: boolean;
  /** Of a tap. */
  readonly askedAt?: number;
  /** Of a typed answer: what the text says where we asked nothing. */
  readonly typedInstead?: Intent;
}

/** Yes or no to the question whether to delete everything that was asked at that time. */
export interface AnswerErase {
  readonly want: 'answerErase';
  readonly yes: boolean;
  readonly askedAt: number;
}

/** To mute these parcels, and if all were muted, the others no more. */
export interface MuteInstead {
  readonly want: 'muteInstead';
  readonly parcelIds: readonly string[];
}

/** Asked for the bot while a human has the chat. */
export interface TakeBack {
  readonly want: 'takeBack';
  /** What it says where the bot has the chat anyway. */
  readonly otherwise: Intent;
}

/** What is about a ticket. */
export type TicketWish = Extract<
  Wish,
  {
    want:
      ('ticket' | 'addToTicket' | 'solveTicket' | 'reopenTicket') | ('tellTickets' | 'whichSolved');
  }
>;

/** What is about the updates that a customer gets. */
export type PreferenceWish = Extract<
  Wish,
  { want: 'mute' | 'muteInstead' | 'muteWhich' | 'unmute' | 'preferences' }
>;

export interface ReadWish {
  readonly wish: Wish;
  /** The words themselves, if the person wrote any. */
  readonly said?: Said;
  /** The language of the text, when its words tell. */
  readonly locale?: Locale;
  /** The `user_ref` to which the message is an answer. */
  readonly answersUserRef?: string;
}
