import type { CsvFault } from '../../shared/csv/csv-fault';
import {
  changedFields,
  missingIn,
  planRows,
  type ImportPlan,
  type RowChange,
  type TableRow,
} from '../../shared/csv/import-plan';
import { localeOf } from '../../shared/locale';
import { normalizeEmail } from '../email';
import type { CustomerColumn, CustomerFile, CustomerFileRow } from './customer-file';

export interface CustomerRowChange extends RowChange<CustomerColumn> {
  readonly customerId: string;
}

/** Holds a file against the rows of the table: all that it concerns (`isConcernedBy`) must be among them. */
export function planCustomers(
  file: CustomerFile,
  table: readonly TableRow[],
): ImportPlan<CustomerRowChange> {
  const byId = new Map(table.map((row) => [row['customerId'], row]));
  const holders = holdersByEmail(table);
  return planRows(file, (row) => {
    const { line, customerId, cells } = row;
    const found = byId.get(customerId);
    const fields = changedFields(DETAILS, cells, found, tidy);
    const missing =
      found === undefined ? missingIn(['email'], cells, { line, id: customerId }) : [];
    return {
      change: { line, customerId, kind: found === undefined ? 'new' : 'changed', fields },
      faults: [...missing, ...heldByAnother(row, holders)],
    };
  });
}

/** Whether a plan for the file needs this row of the table: the customer is in the file, or the e-mail is. */
export function isConcernedBy({ rows }: CustomerFile): (row: TableRow) => boolean {
  const customers = new Set<unknown>(rows.map(({ customerId }) => customerId));
  const emails = new Set(rows.flatMap(({ cells }) => cells.email ?? []));
  return (row) => customers.has(row['customerId']) || emails.has(emailOf(row));
}

const DETAILS = ['email', 'name', 'locale'] as const;

/** Who has an e-mail, by the form in which it is looked up. */
type Holders = ReadonlyMap<string, readonly string[]>;

function holdersByEmail(table: readonly TableRow[]): Holders {
  const holders = new Map<string, string[]>();
  for (const row of table) {
    const customerId = String(row['customerId']);
    const others = holders.get(emailOf(row));
    if (others === undefined) holders.set(emailOf(row), [customerId]);
    else others.push(customerId);
  }
  return holders;
}

/** Nobody could log in with an e-mail that two rows have (`authenticate`). Names the other by id: e-mails stay unsaid. */
function heldByAnother(
  { line, customerId, cells: { email } }: CustomerFileRow,
  holders: Holders,
): readonly CsvFault[] {
  const all = email === undefined ? [] : (holders.get(email) ?? []);
  const other = all.find((holder) => holder !== customerId);
  return other === undefined ? [] : [{ line, sentence: `The email is the one of ${other}.` }];
}

const emailOf = ({ email }: TableRow): string =>
  typeof email === 'string' ? normalizeEmail(email) : '';

/** A language is left alone that is only typed otherwise; an e-mail is not: the login looks it up in lower case. */
const tidy = (field: CustomerColumn, text: string): string =>
  (field === 'locale' ? localeOf(text) : undefined) ?? text;
