import {
  noteEntry,
  TICKET_ENTRY,
  type NoteAttachment,
  type NoteAuthor,
  type Ticket,
  type TicketStatus,
} from './ticket-rows';
import type { Write } from './transaction';

export interface NewNote {
  readonly author: NoteAuthor;
  readonly agentName?: string;
  readonly text: string;
  /** Milliseconds. */
  readonly at: number;
  /** Together with `at` it names the note: the same again is refused. */
  readonly noteId: string;
  readonly attachments?: readonly NoteAttachment[];
}

/** A new ticket; refused with label `ticket` when the number is taken. */
export const ticketWrite = (table: string, ticket: Ticket): Write => ({
  label: 'ticket',
  item: {
    Put: {
      TableName: table,
      Item: { ...ticket, entry: TICKET_ENTRY },
      ConditionExpression: 'attribute_not_exists(entry)',
    },
  },
});

/** The note with which a ticket is opened, or opened again, in that transaction. */
export const openingNoteWrite = (table: string, ticketId: string, note: NewNote): Write => ({
  label: 'note',
  item: {
    Put: {
      TableName: table,
      Item: storedNote(ticketId, note),
      ConditionExpression: 'attribute_not_exists(entry)',
    },
  },
});

/**
 * A further note. Refused with label `ticket` where there is no such ticket (any more: of an erased one nothing but the
 * number is left), or when it is closed to the customer; with label `note` when the note is there already.
 */
export const noteWrites = (table: string, ticketId: string, note: NewNote): readonly Write[] => [
  note.author === 'customer'
    ? ticketIsNot(table, ticketId, 'closed')
    : ticketCheck(table, ticketId, {
        ConditionExpression: 'attribute_exists(entry) AND attribute_not_exists(erasedAt)',
      }),
  openingNoteWrite(table, ticketId, note),
];

/** Refused with label `ticket` where there is no such ticket, or it was erased. `at` in milliseconds. */
export const ticketStatusWrite = (
  table: string,
  ticketId: string,
  status: TicketStatus,
  at: number,
): Write => ({
  label: 'ticket',
  item: {
    Update: {
      TableName: table,
      Key: { ticketId, entry: TICKET_ENTRY },
      UpdateExpression: 'SET #status = :status, statusAt = :at',
      ConditionExpression: 'attribute_exists(entry) AND attribute_not_exists(erasedAt)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':status': status, ':at': at },
    },
  },
});

/** A transaction with this member happens only while the ticket is there and not (again) of this status. */
export const ticketIsNot = (table: string, ticketId: string, status: TicketStatus): Write =>
  ticketCheck(table, ticketId, {
    ConditionExpression: 'attribute_exists(entry) AND #status <> :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': status },
  });

type Check = NonNullable<Write['item']['ConditionCheck']>;

const ticketCheck = (
  table: string,
  ticketId: string,
  condition: Omit<Check, 'TableName' | 'Key'>,
): Write => ({
  label: 'ticket',
  item: {
    ConditionCheck: {
      TableName: table,
      Key: { ticketId, entry: TICKET_ENTRY },
      ...condition,
    },
  },
});

const storedNote = (ticketId: string, { noteId, ...note }: NewNote) => ({
  ...note,
  ticketId,
  entry: noteEntry(note.at, noteId),
});
