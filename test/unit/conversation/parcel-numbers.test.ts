import * as fc from 'fast-check';
import { parcelNumbersIn } from '../../../src/conversation/understanding/parcel-numbers';

describe('parcel numbers in a text', () => {
  test.each([
    'DL-1001',
    'dl-1001',
    'DL1001',
    'dl 1001',
    'Dl_1001',
    'DL.1001',
    'DL–1001',
    'DL\u20111001',
    'DL - 1001',
    'ＤＬ１００１',
    'parcel: DL-1001!',
    '(dl1001)',
  ])('%j is DL-1001', (text) => {
    const found = parcelNumbersIn(text);

    expect(found).toEqual(['DL-1001']);
  });

  test.each([
    'where is 1001',
    'Nr. 1001',
    'bis 2026',
    'my 100 parcels',
    'ABCDE-1001',
    'D-1001',
    'DL-10',
    'DL-1234567890123',
    'xDL-1001é',
    'ÄDL-1001',
    'mp3',
  ])('%j holds none', (text) => {
    const found = parcelNumbersIn(text);

    expect(found).toEqual([]);
  });

  test('several are found in the order of the text, each once', () => {
    const found = parcelNumbersIn('DL-1002, dl 1001 und noch mal DL1002; ABC-123456789012');

    expect(found).toEqual(['DL-1002', 'DL-1001', 'ABC-123456789012']);
  });

  test('every number is found in every spelling, in any sentence', () => {
    const letters = fc.stringMatching(/^[A-Z]{2,4}$/);
    const digits = fc.stringMatching(/^\d{3,12}$/);
    const separator = fc.constantFrom('', '-', '–', '_', ' - ');
    const around = fc.constantFrom('', '¿', '"', ', ', '\n', '🙂', '@@ ', '). ');
    fc.assert(
      fc.property(letters, digits, separator, around, around, (prefix, number, between, l, r) => {
        const found = parcelNumbersIn(`${l}${prefix.toLowerCase()}${between}${number}${r}`);

        expect(found).toEqual([`${prefix}-${number}`]);
      }),
      { numRuns: 500 },
    );
  });
});
