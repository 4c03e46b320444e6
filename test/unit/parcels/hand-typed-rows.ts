import fc from 'fast-check';
import { STATUSES } from '../../../src/parcels/status';
import type { RawRow } from '../../../src/store/parcels';

const FIELDS = [
  'parcelId',
  'customerId',
  'status',
  'carrier',
  'expectedDelivery',
  'location',
  'note',
  'updatedAt',
] as const;

/** Whatever a DynamoDB attribute can hold once it is unmarshalled: scalars, sets, binary, nested lists and maps. */
export const attributeValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => text.padEnd(1_000, 'long ')),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, undefined, '', ' ', '__proto__'),
    fc.constantFrom(...STATUSES),
    fc.uint8Array(),
    fc.array(fc.string()).map((members) => new Set(members)),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value;

/** Rows that make sense, about few parcels and customers, so that two of them often share something. */
export const goodRow = fc.record(
  {
    parcelId: fc.constant('DL-1001'),
    customerId: fc.constantFrom('C-1', 'C-2'),
    status: fc.constantFrom(...STATUSES.filter((status) => status !== 'unknown')),
    carrier: fc.constantFrom('Swift', 'Turtle'),
    expectedDelivery: fc.constantFrom('2026-11-25', '2026-11-26'),
    location: fc.constantFrom('Kiel', 'Ulm'),
    note: fc.constantFrom('Left with a neighbour', 'Behind the shed'),
    updatedAt: fc.string({ minLength: 1 }),
  },
  { requiredKeys: ['parcelId', 'customerId', 'status'] },
);

const oddRow: fc.Arbitrary<RawRow> = fc.oneof(
  fc.record(Object.fromEntries(FIELDS.map((field) => [field, attributeValue])), {
    requiredKeys: [],
  }),
  fc.dictionary(fc.string(), attributeValue),
);

/** Rows of any content at all; half of them name a parcel, a customer and a status, so that they get further. */
export const anyRow: fc.Arbitrary<RawRow> = fc.oneof(
  oddRow,
  fc
    .tuple(oddRow, goodRow)
    .map(([odd, { parcelId, customerId, status }]) => ({ ...odd, parcelId, customerId, status })),
);
