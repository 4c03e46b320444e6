import fc from 'fast-check';
import {
  MAX_CALLBACK_BYTES,
  packChoice,
  unpackChoice,
} from '../../../src/channels/telegram/pack-choice';
import { decodeChoice, encodeChoice, type Choice } from '../../../src/messenger/choice';

const askedAt = fc.integer({ min: 1_700_000_000_000, max: 9_999_999_999_999 });
const ticketId = fc.stringMatching(/^T-[A-Z0-9]{6}$/);
/** Longer than any carrier's numbers. */
const parcelId = fc.stringMatching(/^[A-Z0-9-]{1,36}$/);

const choices: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom<Choice>(
    ...(
      ['start', 'help', 'myParcels', 'link', 'linkOnComputer', 'unlink', 'undoLink'] as const
    ).map((wish) => ({ do: wish })),
    ...(['deleteData', 'exportData', 'dropQuestion', 'askQuestion'] as const).map((wish) => ({
      do: wish,
    })),
    { do: 'language', locale: 'de' },
    { do: 'language', locale: 'en' },
  ),
  fc.record({
    do: fc.constantFrom('answerLink' as const, 'answerErase' as const),
    yes: fc.boolean(),
    askedAt,
  }),
  fc.record({
    do: fc.constantFrom('addToTicket' as const, 'solveTicket' as const, 'reopenTicket' as const),
    ticketId,
  }),
  fc.record({ do: fc.constantFrom('track' as const, 'askQuestion' as const), parcelId }),
);

describe('a choice in a button of Telegram', () => {
  test('comes back as it was, within 64 bytes', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const packed = packChoice(encodeChoice(choice)) ?? '';

        expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(MAX_CALLBACK_BYTES);
        expect(decodeChoice(unpackChoice(packed) ?? '')).toEqual(choice);
      }),
    );
  });

  test('comes back whole or not at all, whatever stands in a parcel number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (wild) => {
        const payload = encodeChoice({ do: 'track', parcelId: wild });
        const packed = packChoice(payload);

        expect(packed === undefined ? payload : unpackChoice(packed)).toBe(payload);
        expect(Buffer.byteLength(packed ?? '')).toBeLessThanOrEqual(MAX_CALLBACK_BYTES);
      }),
    );
  });

  test.each(['', '=3', 'GET_STARTED', '{"v":1,"do":"help"}', 'track{"parcelId":"DL-1"}'])(
    'is not read out of %j',
    (data) => {
      expect(unpackChoice(data)).toBeUndefined();
    },
  );

  test('is never made of a payload that is none of ours', () => {
    expect(packChoice('GET_STARTED')).toBeUndefined();
  });
});
