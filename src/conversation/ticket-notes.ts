import { clip } from '../shared/clip';
import { MINUTE } from '../shared/clock';
import type { Ticket } from '../store/ticket-rows';
import type { NewNote } from '../store/ticket-writes';
import { afterWords } from '../tickets/open-tickets';
import { decision, type Decision, type Snapshot } from './decision';
import { replyNoted, replyTicketOpened } from './replies/tickets';
import type { Voice } from './replies/voice';
import type { Said } from './said';
import { rememberedTickets, writableTickets, type WritableTicket } from './ticket-rights';

/** Tickets that one person may have open: more questions go on the latest of them. */
const MAX_OPEN = 5;
const MAX_SUBJECT = 80;
/** Words that follow each other within this time are acknowledged once. */
const BURST_MS = 5 * MINUTE;

/** What a new ticket is about, and what was said of it before. */
export interface Question {
  /** A parcel of the linked customer. */
  readonly parcelId?: string;
  readonly opening?: string;
}

/** Opens a ticket with these words, in the name of who is linked, if anybody is. */
export function openTicket(
  said: Said,
  { parcelId, opening }: Question,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { state, customer, newTicketId, now } = snapshot;
  const words = { ...said, text: [opening, said.text].filter(Boolean).join('\n') };
  const open = writableTickets(snapshot);
  const last = open.at(-1);
  if (last !== undefined && open.length >= MAX_OPEN) {
    return addToTicket(withParcel(words, parcelId, last), last, snapshot, voice);
  }
  const { customerId } = customer ?? {};
  const ticket: Ticket = {
    ...{ ticketId: newTicketId, status: 'open', psid: state.psid, createdAt: now, statusAt: now },
    ...(said.text === '' ? {} : { subject: clip(said.text, MAX_SUBJECT) }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(parcelId === undefined ? {} : { parcelId }),
  };
  return decision('ticket_opened', {
    change: spokenOf(ticket, snapshot),
    outgoing: [replyTicketOpened(ticket, voice)],
    effects: [{ type: 'openTicket', ticket, note: noteOf(words, now) }],
  });
}

/** On a ticket about something else, the words must say which parcel they are about. */
function withParcel(said: Said, parcelId: string | undefined, ticket: WritableTicket): Said {
  if (parcelId === undefined || parcelId === ticket.parcelId) return said;
  return { ...said, text: [parcelId, said.text].filter(Boolean).join('\n') };
}

/** Puts the words on a ticket that the person may write on; acknowledged once for what is written in one go, and if we asked. */
export function addToTicket(
  said: Said,
  ticket: WritableTicket,
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { now, state } = snapshot;
  const { ticketId, customerAt } = ticket;
  const others = writableTickets(snapshot).filter((each) => each.ticketId !== ticketId);
  const isAsked = state.ticketPrompt !== undefined;
  const inBurst = !isAsked && customerAt !== undefined && now - customerAt < BURST_MS;
  return decision('ticket_note', {
    change: spokenOf(ticket, snapshot),
    outgoing: inBurst ? [] : [replyNoted(ticket, others, voice)],
    effects: [{ type: 'addNote', ticketId, note: noteOf(said, now) }],
  });
}

/** The ticket as the one on which the person's words went last. */
export const spokenOf = (
  { ticketId, customerId }: Ticket,
  snapshot: Snapshot,
): Decision['change'] => ({
  ...afterWords(rememberedTickets(snapshot), {
    ...{ ticketId, customerAt: snapshot.now },
    ...(customerId === undefined ? {} : { customerId }),
  }),
  ticketPrompt: null,
});

/** Nobody's clock may put a note behind those that are still to come. */
export const noteOf = ({ text, attachments, at, noteId }: Said, now: number): NewNote => ({
  ...{ author: 'customer', text, at: Math.min(at, now), noteId },
  ...(attachments.length === 0 ? {} : { attachments }),
});
