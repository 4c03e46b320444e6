import { readCsvFile, type CsvFile } from '../../shared/csv/csv-file';
import { repeated, type CsvCells, type CsvLayout, type CsvRow } from '../../shared/csv/csv-layout';
import { isEmail, normalizeEmail } from '../email';

/** What a file may say of a customer, `customerId` always. */
const CUSTOMER_COLUMNS = ['customerId', 'email', 'name', 'locale'] as const;

export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];

/** E-mail and language are in the form in which they are stored. */
export interface CustomerFileRow extends CsvRow<CustomerColumn> {
  readonly customerId: string;
}

export type CustomerFile = CsvFile<CustomerFileRow>;

/** Reads a CSV file of customers, and finds all that is wrong with it as far as the file alone can tell. Never throws. */
export function readCustomerFile(bytes: Uint8Array): CustomerFile {
  const file = readCsvFile(bytes, LAYOUT);
  return { ...file, rows: file.rows.map(tidied) };
}

function tidied({ line, cells }: CsvRow<CustomerColumn>): CustomerFileRow {
  const { customerId = '', email, locale } = cells;
  const stored = {
    ...cells,
    ...(email && { email: normalizeEmail(email) }),
    ...(locale && { locale: locale.toLowerCase() }),
  };
  return { line, customerId, cells: stored };
}

const LAYOUT: CsvLayout<CustomerColumn> = {
  rowsAre: 'customers',
  columns: CUSTOMER_COLUMNS,
  required: ['customerId', 'email'],
  isPersonal: true,
  refuseColumn,
  mistakesIn,
  clashesIn: (rows) => [
    ...repeated(
      rows,
      ({ cells }) => cells.customerId ?? '',
      ({ cells }, before) => `${cells.customerId ?? ''} is in line ${before} already.`,
    ),
    // Nobody could log in with an e-mail that two rows have.
    ...repeated(
      rows,
      ({ cells }) => normalizeEmail(cells.email ?? ''),
      (_, before) => `The email is the one of line ${before}.`,
    ),
  ],
};

const PASSWORD = /pass.?(?:word|wort|code|hash)|pwd|kennwort/i;

/** A password in a file is known to all who ever had the file, and a hash is of no use without our pepper. */
function refuseColumn(name: string): string | undefined {
  if (!PASSWORD.test(name)) return undefined;
  return (
    'A file must carry no passwords: whoever reads it could log in as anybody in it. Take the column out. ' +
    'A new customer gets a password by “customers add --password-stdin”; one without is linked by ' +
    '“references create --customer”, which lets their chat ask.'
  );
}

function mistakesIn({
  customerId,
  email,
  locale = 'de',
}: CsvCells<CustomerColumn>): readonly string[] {
  return [
    ...(customerId === undefined ? ['No customerId.'] : []),
    ...(email === undefined || isEmail(normalizeEmail(email))
      ? []
      : ['The email is not an e-mail address.']),
    ...(['de', 'en'].includes(locale.toLowerCase()) ? [] : ['The locale is neither de nor en.']),
  ];
}
