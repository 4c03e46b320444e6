import { clip } from '../shared/clip';
import type { RawRow } from './parcels';
import {
  NOTE_PREFIX,
  type NoteAttachment,
  type NoteAuthor,
  type Ticket,
  type TicketFault,
  type TicketNote,
  type TicketStatus,
} from './ticket-rows';

/** A note becomes a few messages of at most 2,000 characters (facts §2.7), and those one transaction. */
const MAX_NOTE = 8_000;
const MAX_NAME = 40;
const MAX_TEXT = 200;
const MAX_ATTACHMENTS = 30;
/** A ticket's number must fit the payload of a button of ours (`messenger/choice.ts`). */
const MAX_TICKET_ID = 64;
/** Milliseconds of 1973, and seconds of the year 5138: below it, somebody typed a time in seconds. */
const SECONDS_BELOW = 1e11;
const LATEST_TIME = 8.64e15;

type Report = (field: TicketFault['field'], reason: TicketFault['reason']) => void;

/**
 * Makes sense of a `ticket` entry, which may be typed by hand. A status that nobody knows counts as open: somebody
 * must look at it. Where it cannot be read which customer's the ticket is, it is nobody's: it must not pass for that of
 * a stranger, whose chat is found by `psid` alone.
 */
export function parseTicketRow(row: RawRow): {
  readonly ticket: Ticket;
  readonly faults: readonly TicketFault[];
} {
  const faults: TicketFault[] = [];
  const report: Report = (field, reason) => void faults.push({ field, reason });
  const ticketId = String(row['ticketId']);
  if (ticketId.length > MAX_TICKET_ID) report('ticketId', 'too_long');
  const isOwnerReadable = isAbsent(row['customerId']) || plain(row['customerId']) !== undefined;
  if (!isOwnerReadable) report('customerId', 'not_text');
  const ticket = {
    ticketId,
    status: statusOf(row['status'], report),
    ...text(row, 'subject'),
    ...text(row, 'customerId'),
    ...(isOwnerReadable ? text(row, 'psid') : {}),
    ...text(row, 'parcelId'),
    ...time(row, 'createdAt'),
    ...time(row, 'statusAt'),
  };
  return { ticket, faults };
}

/** Makes sense of a `note#…` entry; `note` is missing when nobody could read it as anybody's words. */
export function parseNoteRow(row: RawRow): {
  readonly note: TicketNote | undefined;
  readonly faults: readonly TicketFault[];
} {
  const faults: TicketFault[] = [];
  const report: Report = (field, reason) => void faults.push({ field, reason });
  const attachments = attachmentsOf(row['attachments']);
  const author = authorOf(row['author'], report);
  const words = wordsOf(row['text'], author === 'customer' && attachments.length > 0, report);
  if (author === undefined || words === undefined) return { note: undefined, faults };

  const { key, at } = placeOf(row);
  const agentName = plain(row['agentName']);
  const note = {
    noteId: key,
    author,
    text: words,
    ...(at === undefined ? {} : { at }),
    ...(agentName === undefined ? {} : { agentName: clip(agentName, MAX_NAME) }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
  return { note, faults };
}

function statusOf(value: unknown, report: Report): TicketStatus {
  const status = plain(value)?.toLowerCase();
  if (status === 'open' || status === 'closed') return status;
  report('status', status === undefined ? 'missing' : 'unknown_status');
  return 'open';
}

function authorOf(value: unknown, report: Report): NoteAuthor | undefined {
  const author = plain(value)?.toLowerCase();
  if (author === 'customer' || author === 'agent') return author;
  report('author', author === undefined ? 'missing' : 'unknown_author');
  return undefined;
}

function wordsOf(value: unknown, mayBeEmpty: boolean, report: Report): string | undefined {
  const words = plain(value);
  if (words === undefined) {
    if (mayBeEmpty) return '';
    report('text', value === undefined || typeof value === 'string' ? 'missing' : 'not_text');
    return undefined;
  }
  if (words.length > MAX_NOTE) report('text', 'too_long');
  return clip(words, MAX_NOTE);
}

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Trimmed, and a number as its digits; `undefined` for what is empty or no text. */
function plain(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

function text<Field extends string>(row: RawRow, field: Field): Partial<Record<Field, string>> {
  const value = plain(row[field]);
  return value === undefined
    ? {}
    : ({ [field]: clip(value, MAX_TEXT) } as Partial<Record<Field, string>>);
}

function time<Field extends string>(row: RawRow, field: Field): Partial<Record<Field, number>> {
  const value = row[field];
  if (typeof value !== 'number') return {};
  const milliseconds = Math.abs(value) < SECONDS_BELOW ? value * 1_000 : value;
  return Math.abs(milliseconds) <= LATEST_TIME
    ? ({ [field]: milliseconds } as Partial<Record<Field, number>>)
    : {};
}

/** Of `note#<time>#<id>` the parts; the row's own `at` goes first. */
function placeOf(row: RawRow): { readonly key: string; readonly at?: number } {
  const behind = String(row['entry']).slice(NOTE_PREFIX.length);
  const [first = '', ...rest] = behind.split('#');
  const keyTime = /^\d{4}-\d\d-\d\d/.test(first) ? Date.parse(first) : NaN;
  const { at = Number.isNaN(keyTime) ? undefined : keyTime } = time(row, 'at');
  const key = rest.length > 0 ? rest.join('#') : behind;
  return at === undefined ? { key } : { key, at };
}

function attachmentsOf(value: unknown): readonly NoteAttachment[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_ATTACHMENTS).flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { type, url } = each as { readonly type?: unknown; readonly url?: unknown };
    if (typeof type !== 'string') return [];
    return [{ type, ...(typeof url === 'string' ? { url } : {}) }];
  });
}
