import type { Clock, Sleep } from '../../shared/clock';
import type { DocumentClient } from '../../store/dynamodb';
import type { TableNames } from '../../store/tables';
import { eraseCheckbox } from './erase-checkbox';
import { eraseLogins } from './erase-logins';
import { eraseTickets } from './erase-tickets';
import { forgetCustomer } from './forget-customer';

export interface ErasureDeps {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

/** Whose data is to be deleted. */
export interface Subject {
  readonly psid?: string;
  /** Checkboxes of the shop's that turned out to be theirs. */
  readonly userRefs?: readonly string[];
  /** Who is, or just was, linked. */
  readonly customerIds: readonly string[];
  /** Names this deletion on tickets that it has begun with; says nothing of the person. */
  readonly mark: string;
}

export interface ErasedElsewhere {
  readonly tickets: number;
  readonly logins: number;
}

/** Deletes what is held of somebody's Messenger outside of their conversation. Safe to repeat, and to break off. */
export async function eraseElsewhere(
  deps: ErasureDeps,
  subject: Subject,
): Promise<ErasedElsewhere> {
  const tickets = await eraseTickets(deps, subject);
  const logins = await eraseLogins(deps, subject);
  for (const userRef of subject.userRefs ?? []) await eraseCheckbox(deps, userRef);
  for (const customerId of subject.customerIds) {
    await forgetCustomer(deps, customerId, subject.psid);
  }
  return { tickets, logins };
}
