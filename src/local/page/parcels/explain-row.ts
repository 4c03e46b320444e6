import type { Fault, FaultReason } from '../../../parcels/parcel';
import { fieldText } from './row-fields';
import type { Row } from './operations-client';

/** What is wrong with a row, in a sentence for operations, by field. */
export function explainRow(
  row: Row,
  faults: readonly Fault[],
  isCustomerKnown: boolean,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  if (!isCustomerKnown && fieldText(row, 'customerId') !== '') {
    found['customerId'] = 'No such customer: nobody hears of this parcel.';
  }
  for (const { field, reason } of faults) {
    found[field] = reason === 'missing' ? (MISSING[field] ?? 'Missing.') : WRONG[reason];
  }
  return found;
}

const MISSING: Partial<Readonly<Record<Fault['field'], string>>> = {
  customerId: 'No customer: nobody hears of this parcel.',
  status: 'No status: taken as “unknown”.',
};

const WRONG: Readonly<Record<Exclude<FaultReason, 'missing'>, string>> = {
  unknown_status: 'Not a status: taken as “unknown”.',
  number_where_text_belongs: 'Not text: read as if it were.',
  not_text: 'Not text: ignored.',
  too_long: 'Too long: cut in messages.',
};
