import { findCode } from '../accounts/authorization-code';
import {
  findReference,
  findReferenceByChatCode,
  isOpenableBy,
  type Reference,
} from '../accounts/reference';
import type { AccountLinkingEvent, RecognisedEvent } from '../messenger/webhook/events';
import type { Parcel } from '../parcels/parcel';
import type { Clock } from '../shared/clock';
import type { ConversationState } from '../store/conversation-state';
import { loadState } from '../store/conversations';
import { findCustomer, type Customer } from '../store/customers';
import { findErasure } from '../store/erasures';
import type { DocumentClient } from '../store/dynamodb';
import type { RandomBytes } from '../shared/random';
import { isUserRefPartition } from '../store/psid';
import { parseTicketRow } from '../store/parse-ticket-row';
import { findTicketRow, readTicket, type TicketRow } from '../store/tickets';
import { openTicketsOf } from '../tickets/open-tickets';
import { newTicketId } from '../tickets/ticket-id';
import type { TableNames } from '../store/tables';
import type { Login, Snapshot } from './decision';
import { isOwnerInDoubt, type FindOwner } from './find-owner';
import { loadCheckbox } from './load-checkbox';
import { loadParcelsOf } from './load-parcels';
import { findEditedTicket } from './edits';
import type { ReadProfile } from './profile';
import { readTyped } from './read-typed';
import { linksAtOnce } from './references';
import { mayLookUp } from './typed-code';
import type { UnderstandText } from './understanding/understand-text';
import { wishOf } from './read-wish';
import type { Wish } from './wish';

export interface SnapshotDeps {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly appId: string;
  readonly loginPageUrl: string;
  readonly readProfile: ReadProfile;
  readonly findOwner: FindOwner;
  readonly understandText: UnderstandText;
}

/** Reads what deciding on this event needs, and no more: most events need the state alone. */
export async function loadSnapshot(
  deps: SnapshotDeps,
  psid: string,
  event: RecognisedEvent,
): Promise<Snapshot> {
  const { client, tables, appId, loginPageUrl } = deps;
  const now = deps.clock();
  const [state, login] = await Promise.all([
    loadState(client, tables.conversations, psid),
    event.kind === 'accountLinking' ? findLogin(deps, event, now) : undefined,
  ]);
  const asked = wishOf(event, await readTyped(deps.understandText, event, state, now));
  const reference = await findBrought(deps, asked?.wish, state, now);
  const [customer, candidate, tickets, erasedAt, profile, checkbox, editedTicketId, owner] =
    await Promise.all([
      ANSWERED.has(event.kind) ? findLinkedCustomer(deps, state) : undefined,
      findCandidate(deps, asked?.wish, state, reference),
      asked === undefined && event.kind !== 'messageEdit'
        ? []
        : findTickets(deps, asked?.wish, state),
      findErasure(client, tables.logins, psid),
      asked === undefined || event.channel === 'standby' || isUserRefPartition(psid)
        ? undefined
        : deps.readProfile(state),
      asked?.answersUserRef === undefined
        ? undefined
        : loadCheckbox(client, tables, asked.answersUserRef),
      event.kind === 'messageEdit' ? findEditedTicket(deps, event, state) : undefined,
      isOwnerInDoubt(event, state, appId) ? deps.findOwner(psid) : undefined,
    ]);
  const links = asked?.wish.want === 'answerLink' || linksAtOnce(reference, psid);
  const newlyLinked = links ? candidate : login?.customer;
  const parcels = await loadParcels(deps, asked?.wish, state, customer, newlyLinked);
  return {
    ...{ state, parcels, tickets, newTicketId: newTicketId(deps.random) },
    ...{ now, appId, loginPageUrl },
    ...(asked === undefined ? {} : { asked }),
    ...(profile === undefined ? {} : { profile }),
    ...(checkbox === undefined ? {} : { checkbox }),
    ...(editedTicketId === undefined ? {} : { editedTicketId }),
    ...(customer === undefined ? {} : { customer }),
    ...(login === undefined ? {} : { login }),
    ...(reference === undefined ? {} : { reference }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(erasedAt === undefined ? {} : { erasedAt }),
    ...(owner === undefined ? {} : { owner }),
  };
}

/** The kinds of events that `decide` needs the customer for: to answer, to greet after, to write on their ticket. */
const ANSWERED: ReadonlySet<RecognisedEvent['kind']> = new Set([
  ...(['message', 'postback', 'optin', 'referral', 'accountLinking'] as const),
  ...(['passThreadControl', 'takeThreadControl', 'requestThreadControl', 'messageEdit'] as const),
]);

/** Who is linked here, if both ends say so: otherwise nothing personal is even read (design §3). */
async function findLinkedCustomer(
  { client, tables }: SnapshotDeps,
  { psid, customerId }: ConversationState,
): Promise<Customer | undefined> {
  if (customerId === undefined) return undefined;
  const customer = await findCustomer(client, tables.customers, customerId);
  return customer?.psid === psid ? customer : undefined;
}

/** The reference that a link brought or a code stands for. */
async function findBrought(
  { client, tables }: SnapshotDeps,
  wish: Wish | undefined,
  state: ConversationState,
  now: number,
): Promise<Reference | undefined> {
  if (wish?.want === 'openReference') return findReference(client, tables.logins, wish.ref, now);
  return wish?.want === 'typeCode' && mayLookUp(state, now)
    ? findReferenceByChatCode(client, tables.logins, wish.code, now)
    : undefined;
}

/** Whom a reference leads to, or the question that is being answered. One that somebody else has used leads nowhere. */
async function findCandidate(
  { client, tables }: SnapshotDeps,
  wish: Wish | undefined,
  { psid, linkQuestion }: ConversationState,
  reference: Reference | undefined,
): Promise<Customer | undefined> {
  const openable = reference && isOpenableBy(reference, psid) ? reference : undefined;
  const leading = wish?.want === 'answerLink' ? linkQuestion : openable;
  if (leading?.customerId === undefined) return undefined;
  return findCustomer(client, tables.customers, leading.customerId);
}

async function findLogin(
  { client, tables }: SnapshotDeps,
  { authorizationCode }: AccountLinkingEvent,
  now: number,
): Promise<Login | undefined> {
  if (authorizationCode === undefined) return undefined;
  const code = await findCode(client, tables.logins, authorizationCode, now);
  if (code === undefined) return undefined;
  const customer = await findCustomer(client, tables.customers, code.customerId);
  return customer && { code, customer };
}

/** Wishes that name no parcel and are about those that there are. */
const ABOUT_ALL: ReadonlySet<Wish['want'] | undefined> = new Set([
  ...(['myParcels', 'muteWhich', 'preferences'] as const),
]);

function loadParcels(
  deps: SnapshotDeps,
  wish: Wish | undefined,
  state: ConversationState,
  customer: Customer | undefined,
  newlyLinked: Customer | undefined,
): Promise<readonly Parcel[]> | readonly Parcel[] {
  if (newlyLinked !== undefined) return loadParcelsOf(deps, newlyLinked.customerId, []);
  if (wish?.want === 'typeTicket') {
    return loadParcels(deps, wish.instead, state, customer, undefined);
  }
  if (wish?.want === 'openReference') {
    return loadParcels(deps, wish.beside, state, customer, undefined);
  }
  if (customer === undefined) return [];
  const prompted = state.ticketPrompt?.parcelId;
  const named = wish !== undefined && 'parcelIds' in wish ? wish.parcelIds : undefined;
  const isNeeded =
    named !== undefined || prompted !== undefined || state.parcelQuestion !== undefined;
  if (!isNeeded && !ABOUT_ALL.has(wish?.want)) return [];
  return loadParcelsOf(deps, customer.customerId, [
    ...(named ?? []),
    ...(prompted === undefined ? [] : [prompted]),
  ]);
}

/** The tickets that the chat knows to be open, and the one that is asked for; those that are gone are left out. */
async function findTickets(
  { client, tables }: SnapshotDeps,
  wish: Wish | undefined,
  state: ConversationState,
): Promise<readonly TicketRow[]> {
  const asked = wish !== undefined && 'ticketId' in wish ? wish.ticketId : undefined;
  const closed = wish?.want === 'typeTicket' ? state.closedTicket : undefined;
  const known = openTicketsOf(state).map(({ ticketId }) => ticketId);
  const ids = new Set([...known, asked, closed].filter((ticketId) => ticketId !== undefined));
  const tellsLastWord = wish?.want === 'typeTicket' && wish.about === 'state';
  const find = async (ticketId: string): Promise<TicketRow | undefined> => {
    if (tellsLastWord) return (await readTicket(client, tables.tickets, ticketId))?.ticket;
    const row = await findTicketRow(client, tables.tickets, ticketId);
    return row && parseTicketRow(row).ticket;
  };
  const found = await Promise.all([...ids].map(find));
  return found.filter((ticket) => ticket !== undefined);
}
