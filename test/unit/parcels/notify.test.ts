import fc from 'fast-check';
import { notify } from '../../../src/parcels/notify';
import { anyRow, goodRow } from './hand-typed-rows';

const row = {
  parcelId: 'DL-1001',
  customerId: 'C-1',
  status: 'in_transit',
  location: 'Kiel',
  note: 'Fragile',
};

describe('notify', () => {
  it('tells of a new parcel', () => {
    const told = notify(undefined, row);

    expect(told).toStrictEqual({ kind: 'notification', about: 'status', parcel: row, faults: [] });
  });

  it('tells of a new status', () => {
    const told = notify(row, { ...row, status: 'delivered' });

    expect(told).toMatchObject({ about: 'status', parcel: { status: 'delivered' } });
  });

  it.each([
    ['expectedDelivery', '2026-11-25'],
    ['location', 'Ulm'],
    ['note', 'Left with a neighbour'],
  ])('tells of a new %s while the status stays', (field, value) => {
    const told = notify(row, { ...row, [field]: value });

    expect(told).toMatchObject({ about: 'details', parcel: { ...row, [field]: value } });
  });

  it.each([
    ['the same row', row],
    ['a new time stamp', { ...row, updatedAt: '2026-11-20T10:00:00Z' }],
    ['another carrier', { ...row, carrier: 'Swift' }],
    ['a column of their own', { ...row, colour: 'blue' }],
    ['another spelling of the status', { ...row, status: 'In Transit' }],
    ['spaces', { ...row, location: ' Kiel ', customerId: 'C-1 ' }],
    ['a removed note', { parcelId: 'DL-1001', customerId: 'C-1', status: 'in_transit' }],
  ])('tells nothing when operations write %s', (_, after) => {
    const told = notify(row, after);

    expect(told).toStrictEqual({ kind: 'nothing', reason: 'nothing_changed', faults: [] });
  });

  it('tells nothing of a removed row', () => {
    expect(notify(row, undefined)).toMatchObject({ kind: 'nothing', reason: 'row_removed' });
  });

  it('tells nothing of a status that it does not know, and names the fault', () => {
    const told = notify(row, { ...row, status: 'deliverd' });

    expect(told).toStrictEqual({
      kind: 'nothing',
      reason: 'status_unknown',
      faults: [{ field: 'status', reason: 'unknown_status' }],
    });
  });

  it('tells nobody of a row without a customer, and names the fault', () => {
    const told = notify(row, { ...row, customerId: undefined });

    expect(told).toStrictEqual({
      kind: 'nothing',
      reason: 'row_unusable',
      faults: [{ field: 'customerId', reason: 'missing' }],
    });
  });

  it('tells of the current status once a row that lacked its customer is completed', () => {
    const told = notify({ ...row, customerId: undefined }, row);

    expect(told).toMatchObject({ about: 'status', parcel: row });
  });

  it('tells the new customer of a reassigned parcel, and only the new one', () => {
    const told = notify(row, { ...row, customerId: 'C-2' });

    expect(told).toMatchObject({ about: 'status', parcel: { customerId: 'C-2' } });
    expect(JSON.stringify(told)).not.toContain('C-1');
  });

  it('decides about any two rows, and tells only what the new row says', () => {
    fc.assert(
      fc.property(fc.option(anyRow, { nil: undefined }), anyRow, (before, after) => {
        const told = notify(before, after);

        if (told.kind === 'nothing') return;
        expect(told.parcel.status).not.toBe('unknown');
        expect(told).toMatchObject(
          before === undefined ? { about: 'status' } : { kind: 'notification' },
        );
        expect(told.parcel).toStrictEqual((notify(undefined, after) as { parcel: unknown }).parcel);
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells nothing when a row is written again as it was, whatever it holds', () => {
    fc.assert(
      fc.property(anyRow, (same) => {
        expect(notify(same, { ...same }).kind).toBe('nothing');
      }),
    );
  });

  it('tells exactly of what changed: customer or status first, else the details', () => {
    fc.assert(
      fc.property(goodRow, goodRow, (before, after) => {
        const told = notify(before, after);

        const moved = before.customerId !== after.customerId || before.status !== after.status;
        const details = (['expectedDelivery', 'location', 'note'] as const).some(
          (field) => after[field] !== undefined && before[field] !== after[field],
        );
        const about = told.kind === 'notification' ? told.about : told.reason;
        expect(about).toBe(moved ? 'status' : details ? 'details' : 'nothing_changed');
      }),
      { numRuns: 1_000 },
    );
  });
});
