/** Sort keys of the `tickets` table: one partition is one ticket with its notes (design §3). */
export const TICKET_ENTRY = 'ticket';
export const NOTE_PREFIX = 'note#';

export type TicketStatus = 'open' | 'closed';
export type NoteAuthor = 'customer' | 'agent';

/** All times are milliseconds. */
export interface Ticket {
  readonly ticketId: string;
  readonly status: TicketStatus;
  /** The beginning of the question. */
  readonly subject?: string;
  /** Who was linked when the ticket was opened; its notes go only to where this customer is linked (design §3). */
  readonly customerId?: string;
  /** The chat that it was opened in. */
  readonly psid?: string;
  readonly parcelId?: string;
  readonly createdAt?: number;
  readonly statusAt?: number;
}

export interface TicketNote {
  /** What is behind `note#<time>#`; of a note typed by hand whatever is behind `note#`. */
  readonly noteId: string;
  readonly author: NoteAuthor;
  readonly agentName?: string;
  /** Empty only where a customer sent nothing but attachments. */
  readonly text: string;
  /** Absent where somebody typed neither `at` nor a time into the key. */
  readonly at?: number;
  readonly attachments?: readonly NoteAttachment[];
}

/** Where Facebook keeps it: referenced, never copied. Facebook's addresses expire by themselves. */
export interface NoteAttachment {
  readonly type: string;
  readonly url?: string;
}

/** What is wrong with one field of a row. Holds nothing of the row's content, so it may be logged. */
export interface TicketFault {
  readonly field: 'ticketId' | 'customerId' | 'status' | 'author' | 'text';
  readonly reason: 'missing' | 'not_text' | 'too_long' | 'unknown_status' | 'unknown_author';
}

/** The order of the sort keys is the order of the notes. */
export const noteEntry = (at: number, noteId: string): string =>
  `${NOTE_PREFIX}${new Date(at).toISOString()}#${noteId}`;
