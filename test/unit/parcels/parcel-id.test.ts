import fc from 'fast-check';
import { canonicalParcelId } from '../../../src/parcels/parcel';

describe('canonicalParcelId', () => {
  it.each(['DL-1001', 'dl 1001', 'DL1001', ' dl–1001 ', 'Dl_1001', 'ＤＬ１００１'])(
    'takes %j for DL-1001',
    (text) => {
      expect(canonicalParcelId(text)).toBe('DL-1001');
    },
  );

  it('keeps numbers apart that differ in more than spelling', () => {
    const ids = ['DL-1001', 'DL-01001', 'DX-1001', '1001', 'JJD0099 1234'];

    const canonical = ids.map(canonicalParcelId);

    expect(new Set(canonical).size).toBe(ids.length);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = canonicalParcelId(text);

        expect(canonicalParcelId(once)).toBe(once);
      }),
    );
  });
});
