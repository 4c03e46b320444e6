import fc from 'fast-check';
import { readRowImage } from '../../../src/lambdas/parcel-push/row-image';

describe('readRowImage', () => {
  it('reads texts, numbers, booleans, nulls, lists and maps', () => {
    const image = {
      text: { S: 'Kiel' },
      empty: { S: '' },
      number: { N: '12.5' },
      no: { BOOL: false },
      nothing: { NULL: true },
      list: { L: [{ S: 'a' }, { N: '1' }] },
      map: { M: { inner: { S: 'b' } } },
    };

    const row = readRowImage(image);

    expect(row).toEqual({
      text: 'Kiel',
      empty: '',
      number: 12.5,
      no: false,
      nothing: null,
      list: ['a', 1],
      map: { inner: 'b' },
    });
  });

  it('leaves out the password hash, which no policy keeps out of a stream', () => {
    const row = readRowImage({ customerId: { S: 'C-1' }, passwordHash: { S: '$2b$12$…' } });

    expect(row).toEqual({ customerId: 'C-1' });
  });

  it('keeps a whole number beyond 2^53 exact', () => {
    const row = readRowImage({ customerId: { N: '12345678901234567890' } });

    expect(String(row?.['customerId'])).toBe('12345678901234567890');
  });

  it.each([
    { B: 'S2llbA==' },
    { BS: ['S2llbA=='] },
    { SS: ['Kiel'] },
    { NS: ['1'] },
    { X: 'Kiel' },
    {},
  ])('never takes %j for text', (attribute) => {
    const row = readRowImage({ location: attribute });

    expect(typeof row?.['location']).toBe('object');
  });

  it.each([undefined, null, 'text', 5, [], true])('finds no row in %j', (image) => {
    expect(readRowImage(image)).toBeUndefined();
  });

  it('reads any JSON without throwing and without touching prototypes', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const image: unknown = JSON.parse(`{"__proto__": {"S": "x"}, "field": ${json}}`);

        const row = readRowImage(image);

        expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
        expect(Object.keys(row ?? {})).toEqual(['__proto__', 'field']);
      }),
    );
  });
});
