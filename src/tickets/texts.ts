import type { Locale } from '../shared/locale';

/** What a person is told of a ticket whoever changed it: in the chat, or by a row. */
interface TicketTexts {
  /** Who speaks, so that nobody takes an agent's words for the bot's. */
  readonly agent: (name: string | undefined) => string;
  readonly closed: (ticketId: string) => string;
  readonly opened: (ticketId: string) => string;
  /** At most 20 characters each: titles of quick replies (facts §2.7). */
  readonly solved: string;
  readonly reopen: string;
  readonly myParcels: string;
}

export const ticketTexts: Readonly<Record<Locale, TicketTexts>> = {
  de: {
    agent: (name) => (name === undefined ? 'Unser Team' : `${name} aus unserem Team`),
    closed: (ticketId) =>
      `Ihre Anfrage ${ticketId} ist abgeschlossen. Ist noch etwas offen? Dann öffnen Sie sie einfach wieder.`,
    opened: (ticketId) =>
      `Ihre Anfrage ${ticketId} ist offen. Was Sie hier schreiben, geht an unser Team.`,
    solved: 'Erledigt',
    reopen: 'Wieder öffnen',
    myParcels: 'Meine Pakete',
  },
  en: {
    agent: (name) => (name === undefined ? 'Our team' : `${name} from our team`),
    closed: (ticketId) => `Ticket ${ticketId} is closed. Is something still open? Just reopen it.`,
    opened: (ticketId) => `Ticket ${ticketId} is open. What you write here goes to our team.`,
    solved: 'Solved',
    reopen: 'Reopen',
    myParcels: 'My parcels',
  },
};
