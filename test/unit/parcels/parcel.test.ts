import fc from 'fast-check';
import { parseParcelRow } from '../../../src/parcels/parcel';
import { STATUSES } from '../../../src/parcels/status';
import { anyRow } from './hand-typed-rows';

const row = { parcelId: 'DL-1001', customerId: 'C-1', status: 'in_transit' };

describe('parseParcelRow', () => {
  it('reads a complete row without a fault', () => {
    const details = {
      carrier: 'Swift',
      expectedDelivery: '2026-11-25',
      location: 'Kiel',
      note: 'Fragile',
      updatedAt: '2026-11-20T10:00:00Z',
    };

    const parsed = parseParcelRow({ ...row, ...details });

    expect(parsed).toStrictEqual({ parcel: { ...row, ...details }, faults: [] });
  });

  it('trims every text and treats an empty one as absent', () => {
    const parsed = parseParcelRow({
      parcelId: ' DL-1001 ',
      customerId: '\tC-1\n',
      status: ' In Transit ',
      location: '  Kiel ',
      note: '   ',
      carrier: null,
    });

    expect(parsed).toStrictEqual({ parcel: { ...row, location: 'Kiel' }, faults: [] });
  });

  it('uses a number or boolean as text and says so', () => {
    const parsed = parseParcelRow({ ...row, customerId: 42, location: 24_103, note: true });

    expect(parsed.parcel).toMatchObject({ customerId: '42', location: '24103', note: 'true' });
    expect(parsed.faults).toEqual([
      { field: 'customerId', reason: 'number_where_text_belongs' },
      { field: 'location', reason: 'number_where_text_belongs' },
      { field: 'note', reason: 'number_where_text_belongs' },
    ]);
  });

  it('ignores what is no text at all and says so', () => {
    const parsed = parseParcelRow({
      ...row,
      location: { city: 'Kiel' },
      note: new Set(['a']),
      carrier: new Uint8Array([1]),
    });

    expect(parsed.parcel).toStrictEqual(row);
    expect(parsed.faults.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'carrier not_text',
      'location not_text',
      'note not_text',
    ]);
  });

  it.each([
    ['deliverd', 'unknown_status'],
    [undefined, 'missing'],
    ['', 'missing'],
  ])('takes the status %j as unknown, with a fault', (status, reason) => {
    const parsed = parseParcelRow({ ...row, status });

    expect(parsed.parcel?.status).toBe('unknown');
    expect(parsed.faults).toEqual([{ field: 'status', reason }]);
  });

  it('accepts the status "unknown" as what it is', () => {
    const parsed = parseParcelRow({ ...row, status: 'unknown' });

    expect(parsed).toStrictEqual({ parcel: { ...row, status: 'unknown' }, faults: [] });
  });

  it.each(['customerId', 'parcelId'])('can make nothing of a row without %s', (field) => {
    const parsed = parseParcelRow({ ...row, [field]: ' ' });

    expect(parsed).toStrictEqual({ parcel: undefined, faults: [{ field, reason: 'missing' }] });
  });

  it('never cuts an identifier: a long one is unusable', () => {
    const parsed = parseParcelRow({ ...row, parcelId: 'X'.repeat(65) });

    expect(parsed).toStrictEqual({
      parcel: undefined,
      faults: [{ field: 'parcelId', reason: 'too_long' }],
    });
  });

  it('cuts a long note without tearing a character apart', () => {
    const parsed = parseParcelRow({ ...row, note: '👩‍👩‍👧'.repeat(1_000) });

    expect(parsed.parcel?.note).toMatch(/^(👩‍👩‍👧)+…$/u);
    expect(parsed.parcel?.note?.length).toBeLessThanOrEqual(600);
    expect(parsed.faults).toEqual([{ field: 'note', reason: 'too_long' }]);
  });

  it('reads any row, naming its faults without quoting it', () => {
    fc.assert(
      fc.property(anyRow, (anything) => {
        const { parcel, faults } = parseParcelRow(anything);

        const texts: unknown[] = Object.values(parcel ?? {});
        const sound = (text: unknown): boolean =>
          typeof text === 'string' && text.trim() !== '' && text.length <= 600;
        expect(texts.every(sound)).toBe(true);
        if (parcel === undefined) expect(faults).not.toEqual([]);
        else expect(STATUSES).toContain(parcel.status);
        for (const fault of faults) {
          expect(fault.field).toMatch(/^[a-zA-Z]+$/);
          expect(fault.reason).toMatch(/^[a-z_]+$/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
