import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { CHOICES, decodeChoice, encodeChoice, type Choice } from '../../../src/messenger/choice';

const choices: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom<Choice>(
    { do: 'start' },
    { do: 'help' },
    { do: 'human' },
    { do: 'takeBack' },
    { do: 'myParcels' },
    { do: 'link' },
    { do: 'unlink' },
    { do: 'undoLink' },
    { do: 'deleteData' },
    { do: 'exportData' },
    { do: 'answerErase', yes: true, askedAt: 1_800_000_000_000 },
    { do: 'language', locale: 'de' },
    { do: 'askQuestion' },
    { do: 'askQuestion', parcelId: 'DL-1001' },
    { do: 'dropQuestion' },
    { do: 'mute', parcelIds: [] },
    { do: 'unmute', parcelIds: ['DL-1001', 'DL-1002'] },
    { do: 'muteInstead', parcelIds: Array.from({ length: 10 }, () => 'D'.repeat(64)) },
    { do: 'muteWhich' },
    { do: 'preferences' },
    { do: 'addToTicket', ticketId: 'T-2ABCDE' },
    { do: 'solveTicket', ticketId: 'T-2ABCDE' },
    { do: 'reopenTicket', ticketId: 'T-2ABCDE' },
  ),
  fc.string({ maxLength: 64 }).map((parcelId): Choice => ({ do: 'track', parcelId })),
);

/**
 * As they stand on buttons that people have in their chats, for ever. To be added to, never changed: a line that is no
 * longer read is a button that breaks.
 */
const sent = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/choices/payloads-v1.json'), 'utf8'),
) as readonly string[];

describe('a button of version 1', () => {
  test.each(sent)('is read, and says the same: %s', (payload) => {
    const { v: _version, ...said } = JSON.parse(payload) as { readonly v: number };

    expect(decodeChoice(payload)).toEqual(said);
  });

  test('is among these, whichever it is', () => {
    const known = new Set(sent.map((payload) => decodeChoice(payload)?.do));

    const missing = CHOICES.filter((choice) => !known.has(choice));

    expect(missing).toEqual([]);
  });
});

describe('a choice', () => {
  test('survives the way through Facebook, within the 1,000 characters of a payload', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const payload = encodeChoice(choice);

        expect(decodeChoice(payload)).toEqual(choice);
        expect(payload.length).toBeLessThan(1000);
      }),
    );
  });

  test.each([
    ['free text from before a release', 'GET_STARTED'],
    ['another version', '{"v":2,"do":"start"}'],
    ['an unknown choice', '{"v":1,"do":"explode"}'],
    ['a ticket without a number', '{"v":1,"do":"solveTicket","ticketId":""}'],
    ['a choice with a field of a wrong type', '{"v":1,"do":"track","parcelId":7}'],
    ['no object', 'null'],
  ])('is not read out of %s', (_, payload) => {
    expect(decodeChoice(payload)).toBeUndefined();
  });

  test('never throws, whatever the payload', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (payload) => {
        expect(() => decodeChoice(payload)).not.toThrow();
      }),
    );
  });
});
