import fc from 'fast-check';
import { readParcelFile } from '../../../src/parcels/csv/parcel-file';
import { isNamedIn, planImport } from '../../../src/parcels/csv/plan-import';
import { writeImport, type NotWritten } from '../../../src/parcels/csv/write-import';
import type { ImportTable } from '../../../src/shared/csv/write-import';
import { AppError } from '../../../src/shared/errors';
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

  it('needs those rows of a table that the file names in any spelling', () => {
    const needed = TABLE.filter(
      isNamedIn(readParcelFile(Buffer.from('parcelId,status\nDL1002,pending\nDL-1009,pending'))),
    );

    expect(needed.map(({ parcelId }) => parcelId)).toEqual(['dl 1002']);
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
  const options = { sleep: () => Promise.resolve(), patience: 2 };

  /** A table that takes everything, but for what a test says. */
  const tableWith = (parts: Partial<ImportTable>): ImportTable => ({
    write: () => Promise.resolve(true),
    find: () => Promise.resolve(undefined),
    ...parts,
  });
  const told = (notWritten: readonly NotWritten[]) =>
    notWritten.map(({ change: { parcelId }, why }) => [parcelId, why]);

  it('expects the table to be as it was planned for', async () => {
    const written: unknown[] = [];
    const table = tableWith({ write: (...row) => Promise.resolve(written.push(row) > 0) });

    const notWritten = await writeImport(table, changes, options);

    expect(notWritten).toEqual([]);
    expect(written).toEqual([
      ['DL-1001', { status: 'delivered' }, 'present'],
      ['dl 1002', { status: 'delivered' }, 'present'],
      ['DL-1009', { customerId: 'C-1', status: 'pending' }, 'absent'],
    ]);
  });

  it('tells what it could not write and why, and writes the rest', async () => {
    const table = tableWith({
      write: (parcelId) =>
        parcelId === 'DL-1001'
          ? Promise.reject(new AppError('store_invalid', 'Refused', false))
          : Promise.resolve(parcelId === 'DL-1009'),
    });

    const notWritten = await writeImport(table, changes, options);

    expect(told(notWritten)).toEqual([
      ['DL-1001', 'refused'],
      ['dl 1002', 'changed_meanwhile'],
    ]);
  });

  it('takes a row for written that stands there as wanted: the answer to its write got lost', async () => {
    const table = tableWith({
      write: () => Promise.resolve(false),
      find: (parcelId) =>
        Promise.resolve(parcelId === 'DL-1009' ? { customerId: 'C-1', status: 'pending' } : {}),
    });

    const notWritten = await writeImport(table, changes, options);

    expect(told(notWritten).map(([parcelId]) => parcelId)).toEqual(['DL-1001', 'dl 1002']);
  });

  it('tries again what a busy table put off', async () => {
    let refusals = 2;
    const table = tableWith({
      write: () => {
        refusals -= 1;
        const busy = new AppError('store_throttled', 'Busy', true);
        return refusals >= 0 ? Promise.reject(busy) : Promise.resolve(true);
      },
    });

    const notWritten = await writeImport(table, changes, options);

    expect(notWritten).toEqual([]);
  });

  it('leaves the rest when the table stays away', async () => {
    const away = new AppError('store_unavailable', 'Away', true);
    const table = tableWith({ write: () => Promise.reject(away) });

    const notWritten = await writeImport(table, changes, options);

    expect(notWritten.map(({ why }) => why)).toEqual(['left', 'left', 'left']);
  });
});
