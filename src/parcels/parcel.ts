import { clip } from '../shared/clip';
import type { RawRow } from '../store/parcels';
import { readStatus, type ParcelStatus } from './status';

/** A parcel as its row tells it, tidied: every text is trimmed and short enough for a message. */
export interface Parcel {
  /** The row's key in operations' own spelling; compare with `canonicalParcelId`. */
  readonly parcelId: string;
  readonly customerId: string;
  readonly status: ParcelStatus;
  readonly carrier?: string;
  /** An ISO date or date-time, or whatever else operations wrote ("between Tuesday and Thursday"). */
  readonly expectedDelivery?: string;
  readonly location?: string;
  readonly note?: string;
  readonly updatedAt?: string;
}

/** What is wrong with one field of a row. Holds nothing of the row's content, so it may be logged. */
export interface Fault {
  readonly field: keyof Parcel;
  readonly reason: FaultReason;
}

export type FaultReason =
  'missing' | 'number_where_text_belongs' | 'not_text' | 'too_long' | 'unknown_status';

/** `parcel` is missing when the row names no parcel or no customer; a parcel may be usable and have faults. */
export interface ParsedRow {
  readonly parcel: Parcel | undefined;
  readonly faults: readonly Fault[];
}

/** A parcel number must fit the payload of a button of ours (`messenger/choice.ts`). */
const MAX_PARCEL_ID = 64;
const MAX_CUSTOMER_ID = 128;
/** All texts of a parcel together stay below Facebook's 2,000 characters for a message (facts §2.7). */
const MAX_TEXT = 200;
const MAX_NOTE = 600;

type Report = (field: keyof Parcel, reason: FaultReason) => void;

/** Makes sense of a row that was typed by hand. Never throws, whatever DynamoDB can hold. */
export function parseParcelRow(row: RawRow): ParsedRow {
  const faults: Fault[] = [];
  const report: Report = (field, reason) => void faults.push({ field, reason });
  const parcelId = identifier(row, 'parcelId', MAX_PARCEL_ID, report);
  const customerId = identifier(row, 'customerId', MAX_CUSTOMER_ID, report);
  const status = readStatusField(row, report);
  const details = {
    ...prose(row, 'carrier', MAX_TEXT, report),
    ...prose(row, 'expectedDelivery', MAX_TEXT, report),
    ...prose(row, 'location', MAX_TEXT, report),
    ...prose(row, 'note', MAX_NOTE, report),
    ...prose(row, 'updatedAt', MAX_TEXT, report),
  };
  if (parcelId === undefined || customerId === undefined) return { parcel: undefined, faults };
  return { parcel: { parcelId, customerId, status, ...details }, faults };
}

function readStatusField(row: RawRow, report: Report): ParcelStatus {
  const text = textOf(row, 'status', report);
  if (text === undefined) {
    report('status', 'missing');
    return 'unknown';
  }
  const status = readStatus(text);
  if (status === undefined) report('status', 'unknown_status');
  return status ?? 'unknown';
}

/** An identifier that is cut would be another one, so a long one counts as unusable. */
function identifier(
  row: RawRow,
  field: 'parcelId' | 'customerId',
  limit: number,
  report: Report,
): string | undefined {
  const text = textOf(row, field, report);
  if (text === undefined) report(field, 'missing');
  else if (text.length > limit) report(field, 'too_long');
  else return text;
  return undefined;
}

function prose<Field extends keyof Parcel>(
  row: RawRow,
  field: Field,
  limit: number,
  report: Report,
): Partial<Record<Field, string>> {
  const text = textOf(row, field, report);
  if (text === undefined) return {};
  if (text.length > limit) report(field, 'too_long');
  return { [field]: clip(text, limit) } as Partial<Record<Field, string>>;
}

/** `undefined` for a field that is absent, empty or no text; numbers and booleans are taken as their text. */
function textOf(row: RawRow, field: keyof Parcel, report: Report): string | undefined {
  const value = row[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    report(field, 'number_where_text_belongs');
    return String(value);
  }
  report(field, 'not_text');
  return undefined;
}

const LETTERS_AND_DIGITS = /^([A-Z]{2,4})[\s_.\p{Pd}]*(\d{3,12})$/u;

/**
 * One spelling for a parcel number, however it was typed: `dl 1001`, `DL1001` and `dl–1001` are all `DL-1001`. For
 * comparing: a row's own key may be spelled differently.
 */
export function canonicalParcelId(text: string): string {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase();
  const [, letters, digits] = LETTERS_AND_DIGITS.exec(plain) ?? [];
  return letters === undefined || digits === undefined ? plain : `${letters}-${digits}`;
}
