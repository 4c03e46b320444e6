import fc from 'fast-check';
import { isMuted, muteAll, muteOf, setMuted, type Mute } from '../../../src/store/mute';

const parcelId = fc.constantFrom('DL-1', 'DL-2', 'DL-3');
const parcelIds = fc.array(parcelId, { maxLength: 3 });

/** What people choose, one choice after the other. */
const choices = fc.array(
  fc.oneof(
    fc.constant('all' as const),
    fc.constant('none' as const),
    fc.record({ parcelIds, muted: fc.boolean() }),
  ),
  { maxLength: 12 },
);

describe('a mute', () => {
  test('means for each parcel what was chosen for it, or for all, last', () => {
    fc.assert(
      fc.property(choices, parcelId, (chosen, asked) => {
        const last = chosen.findLast(
          (choice) => typeof choice === 'string' || choice.parcelIds.includes(asked),
        );

        const mute = chosen.reduce<Mute | undefined>((before, choice) => {
          if (choice === 'all') return muteAll('C-1');
          if (choice === 'none') return undefined;
          return setMuted(before, 'C-1', choice.parcelIds, choice.muted);
        }, undefined);

        const expected = last === 'all' || (typeof last === 'object' && last.muted);
        expect(isMuted(mute, asked)).toBe(expected);
        expect(new Set(mute?.exceptions).size).toBe(mute?.exceptions.length ?? 0);
      }),
    );
  });

  test('is nothing to remember once nothing is muted', () => {
    const one = setMuted(undefined, 'C-1', ['DL-1'], true);

    expect(setMuted(one, 'C-1', ['DL-1'], false)).toBeUndefined();
  });

  test('is that of the linked customer only', () => {
    const mute = muteAll('C-1');

    expect(muteOf({ customerId: 'C-1', mute })).toBe(mute);
    expect(muteOf({ customerId: 'C-2', mute })).toBeUndefined();
    expect(muteOf({ mute })).toBeUndefined();
  });
});
