import type { Row } from './operations-client';

/** The columns that operations edit; a row may hold more, which edits leave alone. */
export const EDITABLE_FIELDS = [
  'customerId',
  'status',
  'expectedDelivery',
  'location',
  'note',
] as const;

export type EditableField = (typeof EDITABLE_FIELDS)[number];

export const isEditable = (field: string): field is EditableField =>
  (EDITABLE_FIELDS as readonly string[]).includes(field);

export const FIELD_TITLES: Readonly<Record<EditableField, string>> = {
  customerId: 'Customer',
  status: 'Status',
  expectedDelivery: 'Expected',
  location: 'Location',
  note: 'Note',
};

/** A field as it can be typed; what is no text is shown as JSON. */
export function fieldText(row: Row, field: string): string {
  const value = row[field];
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What typing that text into that field changes. Nothing typed removes the attribute: a DynamoDB row has no blanks. */
export const typedInto = (field: string, text: string): Row => ({
  [field]: text === '' ? null : text,
});
