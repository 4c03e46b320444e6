import { DAY, HOUR, MINUTE } from '../../shared/clock';
import type { TicketRow } from '../../store/tickets';
import { deliveryWords } from '../../tickets/delivery-words';
import type { DeliveredNote, Dialogue } from '../../tickets/note-delivery';

/** The tickets in columns. `now` in milliseconds. */
export function listLines(tickets: readonly TicketRow[], now: number): readonly string[] {
  if (tickets.length === 0) return ['no tickets'];
  const rows = tickets.map(({ ticketId, status, waitingSince, customerId, parcelId, subject }) => [
    ...[ticketId, status, waitingSince === undefined ? '–' : `waits ${span(waitingSince, now)}`],
    ...[customerId ?? '–', parcelId ?? '–', oneLine(subject ?? '')],
  ]);
  return aligned(rows);
}

/** The ticket and what was said, in order; times in UTC. */
export function dialogueLines({ ticket, notes }: Dialogue, now: number): readonly string[] {
  const { ticketId, status, subject, customerId, psid, parcelId, createdAt, waitingSince } = ticket;
  const facts = [
    ['status', status],
    ['subject', subject === undefined ? undefined : oneLine(subject)],
    ['customer', customerId ?? 'not linked when it was opened'],
    ['chat', psid],
    ['parcel', parcelId],
    ['opened', createdAt === undefined ? undefined : moment(createdAt)],
    ['waits', waitingSince === undefined ? undefined : `for an answer, ${span(waitingSince, now)}`],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined);
  return [ticketId, ...aligned(facts), ...notes.flatMap((note) => ['', ...noteLines(note)])];
}

function noteLines({
  author,
  agentName,
  at,
  text,
  attachments,
  delivery,
}: DeliveredNote): readonly string[] {
  const who = author === 'customer' ? 'customer' : (agentName ?? 'our team');
  const fate = delivery === undefined ? '' : `  (${deliveryWords(delivery)})`;
  return [
    `${at === undefined ? 'at an unknown time' : moment(at)}  ${who}${fate}`,
    ...(text === '' ? [] : text.split(/\r?\n/).map((line) => `  ${printable(line)}`)),
    ...(attachments ?? []).map(({ type, url }) =>
      printable(`  [${type}] ${url ?? 'without an address'}`),
    ),
  ];
}

/** A customer's words must not steer the terminal of whoever reads them. */
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ');

const oneLine = (text: string): string => printable(text).replaceAll(/\s+/g, ' ').trim();

const moment = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** How long that is by now, in the largest unit that it fills. */
function span(since: number, now: number): string {
  const passed = Math.max(0, now - since);
  if (passed >= DAY) return `${String(Math.floor(passed / DAY))} d`;
  if (passed >= HOUR) return `${String(Math.floor(passed / HOUR))} h`;
  return `${String(Math.floor(passed / MINUTE))} min`;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
