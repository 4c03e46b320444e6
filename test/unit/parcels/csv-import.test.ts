import fc from 'fast-check';
import { readParcelFile } from '../../../src/parcels/csv/parcel-file';
import { planImport } from '../../../src/parcels/csv/plan-import';
import { writeImport } from '../../../src/parcels/csv/write-import';
import type { RawRow } from '../../../src/store/parcels';
import { goodRow } from './hand-typed-rows';

const TABLE: readonly RawRow[] = [
  { parcelId: 'DL-1001', customerId: 'C-1', status: 'In Transit', carrier: 'Swift', weight: 3 },
  { parcelId: 'dl 1002', customerId: 'C-1', status: 'pending' },
  { parcelId: 'DL-1003', note: 42 },
];

const plan = (...lines: readonly string[]) =>
  planImport(readParcelFile(Buffer.from(lines.join('\n'))), TABLE);

describe('what an import would do', () => {
  it('changes what differs, and nothing else', () => {
    const { changes, unchanged, faults } = plan(
      'parcelId,status,carrier,location',
      'DL-1001,delivered,Swift,',
    );

    expect(faults).toEqual([]);
    expect(unchanged).toBe(0);
    expect(changes).toEqual([
      {
        line: 2,
        parcelId: 'DL-1001',
        kind: 'changed',
        fields: [{ field: 'status', before: 'In Transit', after: 'delivered' }],
      },
    ]);
  });

  it('makes a row for a parcel that the table does not have', () => {
    const { changes } = plan('parcelId,customerId,status', 'DL-1009,C-1,Out for delivery');

    expect(changes).toEqual([
      {
        line: 2,
        parcelId: 'DL-1009',
        kind: 'new',
        fields: [
          { field: 'customerId', after: 'C-1' },
          { field: 'status', after: 'out_for_delivery' },
        ],
      },
    ]);
  });

  it('knows a parcel however its number is typed', () => {
    const { changes } = plan('parcelId,status', 'DL–1002,delivered');

    expect(changes).toMatchObject([{ parcelId: 'dl 1002', kind: 'changed' }]);
  });

  it('takes the row with just that number before one that is spelled otherwise', () => {
    const file = readParcelFile(Buffer.from('parcelId,note\ndl 1001,fragile'));

    const { changes } = planImport(file, [{ parcelId: 'dl 1001' }, { parcelId: 'DL-1001' }]);

    expect(changes).toMatchObject([{ parcelId: 'dl 1001' }]);
  });

  it('leaves a status alone that only is typed otherwise', () => {
    const { changes, unchanged } = plan('parcelId,status', 'DL-1001,in_transit');

    expect(changes).toEqual([]);
    expect(unchanged).toBe(1);
  });

  it('puts text in the place of what is none', () => {
    const { changes } = plan('parcelId,note', 'DL-1003,42');

    expect(changes[0]?.fields).toEqual([{ field: 'note', after: '42' }]);
  });

  it('asks who gets a new parcel and where it is, but not what the table knows', () => {
    const { faults, changes, unchanged } = plan(
      'parcelId,location',
      'DL-1001,Kiel',
      'DL-1009,Kiel',
      'DL-1008,',
    );

    expect(faults).toEqual([
      { line: 3, sentence: 'DL-1009 is new, so it needs a customerId.' },
      { line: 3, sentence: 'DL-1009 is new, so it needs a status.' },
      { line: 4, sentence: 'DL-1008 is new, so it needs a customerId.' },
      { line: 4, sentence: 'DL-1008 is new, so it needs a status.' },
    ]);
    expect(changes.map(({ parcelId }) => parcelId)).toEqual(['DL-1001']);
    expect(unchanged).toBe(0);
  });

  it('has the faults of the file and of the table by line', () => {
    const { faults } = plan('parcelId,status', 'DL-1001,lost', 'DL-1009,pending', 'DL-1003,lost');

    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('is nothing once it is done, for all rows', () => {
    const rows = fc.uniqueArray(
      goodRow.map(({ updatedAt: _, ...row }) => row),
      {
        selector: ({ parcelId }) => parcelId,
        maxLength: 5,
      },
    );

    fc.assert(
      fc.property(rows, fc.subarray([...TABLE]), (wanted, table) => {
        const columns = ['parcelId', 'customerId', 'status', 'location', 'note'] as const;
        const lines = wanted.map((row) => columns.map((column) => row[column] ?? '').join(';'));
        const file = readParcelFile(Buffer.from([columns.join(';'), ...lines].join('\n')));
        const after = new Map(table.map((row) => [row['parcelId'], row]));
        for (const { parcelId, fields } of planImport(file, table).changes) {
          const told: RawRow = Object.fromEntries(fields.map((each) => [each.field, each.after]));
          after.set(parcelId, { ...after.get(parcelId), parcelId, ...told });
        }

        const again = planImport(file, after.values());

        expect(again).toMatchObject({ changes: [], unchanged: wanted.length });
      }),
    );
  });
});

describe('writing an import', () => {
  const { changes } = plan(
    'parcelId,customerId,status',
    'DL-1001,,delivered',
    'dl 1002,,delivered',
    'DL-1009,C-1,pending',
  );

  it('expects the table to be as it was planned for', async () => {
    const written: unknown[] = [];

    const left = await writeImport(
      changes,
      (...row) => Promise.resolve(written.push(row) > 0),
      () => undefined,
    );

    expect(left).toEqual([]);
    expect(written).toEqual([
      ['DL-1001', { status: 'delivered' }, 'present'],
      ['dl 1002', { status: 'delivered' }, 'present'],
      ['DL-1009', { customerId: 'C-1', status: 'pending' }, 'absent'],
    ]);
  });

  it('counts up to the last row', async () => {
    const counted: number[] = [];

    await writeImport(
      changes,
      () => Promise.resolve(true),
      (done) => counted.push(done),
    );

    expect(counted).toEqual([1, 2, 3]);
  });

  it('tells what it could not write, and writes the rest', async () => {
    const write = (parcelId: string): Promise<boolean> =>
      parcelId === 'DL-1001'
        ? Promise.reject(new Error('No answer.'))
        : Promise.resolve(parcelId === 'DL-1009');

    const left = await writeImport(changes, write, () => undefined);

    expect(left.map(({ parcelId }) => parcelId).sort()).toEqual(['DL-1001', 'dl 1002']);
  });
});
