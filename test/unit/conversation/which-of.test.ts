import fc from 'fast-check';
import { whichOf } from '../../../src/conversation/understanding/which-of';
import { parcel } from './events';

const offered = [
  parcel('dl1001', { carrier: 'Nordpost', location: 'Leipzig' }),
  parcel('DL-1002', { carrier: 'Swift', note: 'Von Bergmann' }),
  parcel('DL-2103', { carrier: 'Nordpost', location: 'Kiel' }),
];

describe('a text that names one of the parcels that were offered', () => {
  test.each([
    ['the second one', ['DL-1002']],
    ['2', ['DL-1002']],
    ['das dritte bitte', ['DL-2103']],
    ['die letzte', ['DL-2103']],
    ['DL-1002', ['DL-1002']],
    ['the DL 1001 please', ['DL-1001']],
    ['1002', ['DL-1002']],
    ['103', ['DL-2103']],
    ['the one from Bergmann', ['DL-1002']],
    ['das von Bergmann', ['DL-1002']],
    ['the one in Kiel', ['DL-2103']],
    ['alle', ['dl1001', 'DL-1002', 'DL-2103']],
  ])('%j is read', (text, parcelIds) => {
    expect(whichOf(text, offered)).toEqual(parcelIds);
  });

  test.each([
    ['more than one', 'Nordpost'],
    ['a place that is not there', 'the fourth one'],
    ['a number that is not there', '9999'],
    ['a sentence about one', 'DL-1002 is damaged'],
    ['a sentence with a place in it', 'the second one never arrived'],
    ['nothing', 'the one'],
    ['something else', 'what a day'],
  ])('%s is not: %j', (_, text) => {
    expect(whichOf(text, offered)).toEqual([]);
  });

  test('is read by its whole number, its end or its place, whatever the list', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1000, max: 9999 }), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(numbers, fc.nat(9), (digits, place) => {
        const list = digits.map((each) => parcel(`DL-${String(each)}`));
        const chosen = list[place % list.length]!;
        const { parcelId } = chosen;

        const read = [parcelId, parcelId.slice(3), String(list.indexOf(chosen) + 1)].map((text) =>
          whichOf(text, list),
        );

        expect(read).toEqual([[parcelId], [parcelId], [parcelId]]);
      }),
    );
  });
});
