import type { TicketNote } from '../../../../src/store/ticket-rows';
import { direction, type Direction } from '../direction';
import type { Stage } from '../stage';

/** What operations and agents do, in their tables and in the Page Inbox. */
export const staffDirections: readonly Direction[] = [
  direction(
    'Operations set {parcel} to {status}',
    'Der Betrieb setzt {parcel} auf {status}',
    ({ operations }, { parcel, status }) => operations('PATCH', `parcels/${parcel}`, { status }),
  ),
  direction(
    'Operations add {parcel} as {status}',
    'Der Betrieb legt {parcel} als {status} an',
    ({ operations, cast }, { parcel, status }) =>
      operations('PUT', `parcels/${parcel}`, { status, customerId: cast.account.customerId }),
  ),
  direction(
    '{agent} takes the conversation over',
    '{agent} übernimmt die Unterhaltung',
    ({ stack, psid }) => stack.control.inboxMoveToMain(psid),
  ),
  direction(
    '{agent} marks the conversation as done',
    '{agent} markiert die Unterhaltung als erledigt',
    ({ stack, psid }) => stack.control.inboxDone(psid),
  ),
  direction('The Inbox has the conversation', 'Das Postfach hat die Unterhaltung', (stage) =>
    requireOwner(stage, 'inbox'),
  ),
  direction('The bot has the conversation', 'Der Bot hat die Unterhaltung', (stage) =>
    requireOwner(stage, 'bot'),
  ),
  direction(
    '{agent} answers on {ticket}: «{text}»',
    '{agent} antwortet zu {ticket}: «{text}»',
    ({ operations, cast }, { ticket, text }) =>
      operations('POST', `tickets/${ticket}/notes`, { text, agentName: cast.agent }),
  ),
  direction('{agent} closes {ticket}', '{agent} schließt {ticket}', ({ operations }, { ticket }) =>
    operations('PATCH', `tickets/${ticket}`, { status: 'closed' }),
  ),
  direction(
    '{agent} reopens {ticket}',
    '{agent} öffnet {ticket} wieder',
    ({ operations }, { ticket }) => operations('PATCH', `tickets/${ticket}`, { status: 'open' }),
  ),
  direction(
    '{agent} reads last on {ticket}: «{text}»',
    '{agent} liest zuletzt zu {ticket}: «{text}»',
    async ({ operations }, { ticket, text }) => {
      const { notes } = (await operations('GET', `tickets/${ticket}`)) as {
        notes: readonly TicketNote[];
      };
      const last = notes.at(-1)?.text;
      if (last !== text) throw new Error(`The last note is «${last ?? ''}».`);
    },
  ),
];

async function requireOwner({ stack, psid }: Stage, expected: string): Promise<void> {
  const { owner } = (await stack.control.thread(psid)).state;
  if (owner !== expected) throw new Error(`The conversation's owner is: ${owner}.`);
}
