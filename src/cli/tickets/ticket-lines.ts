import type { TicketRow } from '../../store/tickets';
import { deliveryWords } from '../../tickets/delivery-words';
import type { DeliveredNote, Dialogue } from '../../tickets/note-delivery';
import { aligned, moment, oneLine, printable, span } from '../lines';

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
