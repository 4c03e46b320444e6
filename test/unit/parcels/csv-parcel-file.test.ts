import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readParcelFile } from '../../../src/parcels/csv/parcel-file';
import { STATUSES } from '../../../src/parcels/status';

const read = (...lines: readonly string[]) => readParcelFile(Buffer.from(lines.join('\n')));

const faultsIn = (...lines: readonly string[]): readonly string[] =>
  read(...lines).faults.map(({ line, sentence }) => `${line}: ${sentence}`);

describe('a file of parcels', () => {
  it('may have its columns in any order and case, and leave some out', () => {
    const { rows, faults } = read('STATUS, parcelid ,Note', 'delivered,DL-1,Behind the shed');

    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        parcelId: 'DL-1',
        cells: { parcelId: 'DL-1', status: 'delivered', note: 'Behind the shed' },
      },
    ]);
  });

  it('says nothing by an empty cell', () => {
    const { rows } = read('parcelId,status,note', 'DL-1, ,""', 'DL-2,delivered,');

    expect(rows.map(({ cells }) => Object.keys(cells))).toEqual([
      ['parcelId'],
      ['parcelId', 'status'],
    ]);
  });

  it('may have the empty columns and rows that a spreadsheet adds', () => {
    const { rows, faults } = read('parcelId;status;;', 'DL-1;delivered;;', ';;;', 'DL-2;pending;;');

    expect(faults).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('is refused for a column that it should not have, by its name', () => {
    const faults = faultsIn('parcelId,statsu', 'DL-1,delivered');

    expect(faults).toEqual([expect.stringMatching(/^1: “statsu” is not a column\. .* status, /)]);
  });

  it.each([
    ['a column twice', 'parcelId,status,Status', '1: The column “status” is there twice.'],
    ['a column without a name', 'parcelId,,status', '1: Column 2 has no name.'],
    ['no parcel numbers', 'customerId,status', '1: The column “parcelId” is missing.'],
  ])('is refused for %s', (_, header, fault) => {
    const faults = faultsIn(header, 'DL-1,pending,pending');

    expect(faults).toContain(fault);
  });

  it.each([
    ['', '1: The file names no parcels.'],
    ['parcelId,status', '1: The file names no parcels.'],
  ])('is refused when it names no parcels: %j', (text, fault) => {
    const faults = faultsIn(text);

    expect(faults).toEqual([fault]);
  });

  it('tells all its faults, with the lines they are in', () => {
    const faults = faultsIn(
      'parcelId,status,note',
      'DL-1,lost,',
      'DL-202,delivered,fine',
      ',pending,',
      'DL-3,pending',
      `DL-4,in limbo,${'n'.repeat(601)}`,
      'DL-5,pending,Left, behind the shed',
      'dl 202,pending,',
      `${'D'.repeat(65)},pending,`,
    );

    expect(faults).toEqual([
      '2: “lost” is not a status.',
      '4: No parcelId.',
      '5: This row ends after 2 of 3 cells.',
      '6: “in limbo” is not a status.',
      '6: The note is too long: 601 characters.',
      '7: “behind the shed” has no column: a text that holds the delimiter needs quotes.',
      '8: dl 202 is in line 3 already.',
      '9: The parcelId is too long: 65 characters.',
    ]);
  });

  it('keeps the rows in which nothing is wrong', () => {
    const { rows } = read('parcelId,status', 'DL-1,lost', 'DL-2,delivered', 'DL-2,pending');

    expect(rows.map(({ parcelId, line }) => [parcelId, line])).toEqual([['DL-2', 3]]);
  });

  it.each([
    ['rows that are wrong by themselves', ['parcelId,status', 'DL-1,lost', 'DL-2,pending'], true],
    ['an unknown column', ['parcelId,statsu', 'DL-1,lost'], false],
    ['a quote gone astray', ['parcelId,note', 'DL-1,"a 5" screen"', 'DL-2,fine'], false],
    ['nothing', [], false],
  ])('says whether its other rows can be relied on: %s', (_, lines, sound) => {
    const { isSound } = read(...lines);

    expect(isSound).toBe(sound);
  });

  it('is read whatever bytes it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { rows, faults } = readParcelFile(bytes);

        expect(rows.length + faults.length).toBeGreaterThan(0);
      }),
    );
  });

  it('has each status as it is in the table', () => {
    const { faults } = read(
      'parcelId,status',
      ...STATUSES.map((each, index) => `DL-${index},${each}`),
    );

    expect(faults).toEqual([]);
  });

  it('is what the local page offers for download', () => {
    const { rows, faults } = readParcelFile(readFileSync('src/local/page/parcels/example.csv'));

    expect(faults).toEqual([]);
    expect(rows.length).toBeGreaterThan(1);
  });
});
