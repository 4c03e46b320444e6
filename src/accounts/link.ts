import { loadState } from '../store/conversations';
import { canBePsid } from '../store/psid';
import { leaveConversationWrite, linkCustomerWrite, unlinkCustomerWrite } from '../store/link-ends';
import { findCustomer, type LinkedVia } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';
import type { Write } from '../store/transaction';

type LinkTables = Pick<TableNames, 'customers' | 'conversations'>;

/** What a link, whichever of the five ways it came by, is to join. */
export interface LinkRequest {
  readonly psid: string;
  readonly customerId: string;
  readonly via: LinkedVia;
  /** Milliseconds. */
  readonly now: number;
}

/** Where the two were linked before, as read; the transaction is refused if that has changed meanwhile. */
export interface PreviousEnds {
  /** What stood in the customer's row, agreeing or not. */
  readonly rowPsid?: string;
  /** Another Messenger profile whose conversation still names the customer: it must let go, and be told. */
  readonly previousPsid?: string;
  /** Another customer whose row still names this psid. */
  readonly previousCustomerId?: string;
}

/**
 * Reads where the two ends of a coming link are tied elsewhere. `linkedCustomerId` is what the psid's own conversation
 * names. Ends that do not agree are no link, so they are left alone. Read again before every new try.
 */
export async function loadPreviousEnds(
  client: DocumentClient,
  tables: LinkTables,
  { psid, customerId }: Pick<LinkRequest, 'psid' | 'customerId'>,
  linkedCustomerId: string | undefined,
): Promise<PreviousEnds> {
  const [customer, linked] = await Promise.all([
    findCustomer(client, tables.customers, customerId),
    linkedCustomerId === undefined || linkedCustomerId === customerId
      ? undefined
      : findCustomer(client, tables.customers, linkedCustomerId),
  ]);
  const rowPsid = customer?.psid;
  const other =
    canBePsid(rowPsid) && rowPsid !== psid
      ? await loadState(client, tables.conversations, rowPsid)
      : undefined;
  return {
    ...(rowPsid === undefined ? {} : { rowPsid }),
    ...(other?.customerId === customerId ? { previousPsid: other.psid } : {}),
    ...(linked?.psid === psid ? { previousCustomerId: linked.customerId } : {}),
  };
}

/**
 * The one link: the writes that, beside the conversation's own new state, tie the two ends and untie them elsewhere
 * (design §3). Refused labels: `customer` (gone, or linked otherwise meanwhile), `previous_customer`,
 * `previous_conversation`; then load the ends again and decide again.
 */
export function linkWrites(
  tables: LinkTables,
  request: LinkRequest,
  previous: PreviousEnds,
): readonly Write[] {
  const { psid, customerId, now } = request;
  const { previousCustomerId, previousPsid } = previous;
  return [
    linkCustomerWrite(tables.customers, request, previous.rowPsid),
    ...(previousCustomerId === undefined || previousCustomerId === customerId
      ? []
      : [
          {
            ...unlinkCustomerWrite(tables.customers, previousCustomerId, psid),
            label: 'previous_customer',
          },
        ]),
    ...(previousPsid === undefined || previousPsid === psid
      ? []
      : [leaveConversationWrite(tables.conversations, previousPsid, customerId, now)]),
  ];
}

/**
 * Unties the customer's end; the conversation's own end goes with the commit's state change. Only for a link whose ends
 * agree: refused (label `customer`) when the row names another psid by now.
 */
export const unlinkWrites = (
  tables: Pick<TableNames, 'customers'>,
  { psid, customerId }: Pick<LinkRequest, 'psid' | 'customerId'>,
): readonly Write[] => [unlinkCustomerWrite(tables.customers, customerId, psid)];
