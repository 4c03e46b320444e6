import { byKey, differenceLine, differences } from '../../../src/cli/parcels/row-changes';

const rows = byKey([
  { parcelId: 'DL-1', status: 'pending', location: 'Ulm', weight: 3n },
  { parcelId: 'DL-2', status: 'pending' },
]);

const linesFrom = (...after: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
  differences(rows, byKey(after)).map(differenceLine);

describe('what has changed between two looks at the rows', () => {
  it('is each field that was set, changed or removed', () => {
    const lines = linesFrom(
      { parcelId: 'DL-1', status: 'delivered', weight: 3n, note: 'Behind the shed' },
      { parcelId: 'DL-2', status: 'pending' },
    );

    expect(lines).toEqual([
      'DL-1  status: pending → delivered, location: Ulm → –, note: – → Behind the shed',
    ]);
  });

  it('is a row that was made, and one that was removed', () => {
    const lines = linesFrom(
      { parcelId: 'DL-0', customerId: 'C-1', status: 'pending' },
      { parcelId: 'DL-1', status: 'pending', location: 'Ulm', weight: 3n },
    );

    expect(lines).toEqual(['DL-0  new, customerId: C-1, status: pending', 'DL-2  removed']);
  });

  it('is nothing where nothing has changed', () => {
    const same = differences(rows, byKey(rows.values()));

    expect(same).toEqual([]);
  });

  it('cannot steer the terminal, whatever was typed into a row', () => {
    const lines = linesFrom(
      { parcelId: 'DL-1', status: 'pending', location: '\u001B[2J\nKiel', weight: [1, 'x'] },
      { parcelId: 'DL-2', status: 'pending' },
    );

    expect(lines).toEqual(['DL-1  location: Ulm → [2J Kiel, weight: 3 → [1,"x"]']);
  });
});
