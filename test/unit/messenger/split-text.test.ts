import fc from 'fast-check';
import type { Outgoing, OutgoingMessage } from '../../../src/messenger/outgoing';
import { splitLongText, splitText } from '../../../src/messenger/split-text';

const message = (content: OutgoingMessage['content'], more: Partial<OutgoingMessage> = {}) =>
  ({ type: 'message', author: 'bot', occasion: 'update', content, ...more }) as const;

const contentsOf = (parts: readonly Outgoing[]) =>
  parts.map((part) => (part.type === 'message' ? part.content : part.type));

const anyText = fc
  .array(
    fc.oneof(
      fc.lorem(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(' ', '\n', '👩‍👩‍👧', 'e\u0301'),
    ),
  )
  .map((pieces) => pieces.join(''));

describe('splitText', () => {
  test('loses and adds nothing, and keeps to the limit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, limit) => {
        const parts = splitText(text, limit);

        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => part.length <= limit)).toBe(true);
        expect(text === '' || parts.every((part) => part !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('cuts no character in two as long as it fits into a part', () => {
    const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(anyText, (text) => {
        const starts = new Set([...characters.segment(text)].map(({ index }) => index));
        fc.pre([...characters.segment(text)].every(({ segment }) => segment.length <= 30));

        const parts = splitText(text, 30);

        let offset = 0;
        for (const part of parts) {
          expect(text === '' || starts.has(offset)).toBe(true);
          offset += part.length;
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['between words', 'one two three', 8, ['one two ', 'three']],
    ['not before a full stop', 'one two.', 7, ['one ', 'two.']],
    ['inside a word that is longer than a part', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['not through a flag', '🇩🇪🇩🇪🇩🇪', 5, ['🇩🇪', '🇩🇪', '🇩🇪']],
    ['not through a family', 'x👩‍👩‍👧', 8, ['x', '👩‍👩‍👧']],
  ])('cuts %s', (_where, text, limit, expected) => {
    expect(splitText(text, limit)).toEqual(expected);
  });

  test('never leaves half a surrogate pair, even in a character longer than a part', () => {
    const zalgo = `🙂${'\u0301'.repeat(10)}🙂`;

    const parts = splitText(zalgo, 3);

    expect(parts.join('')).toBe(zalgo);
    expect(parts.every((part) => !/\p{Surrogate}/u.test(part) && part.length <= 3)).toBe(true);
  });
});

describe('splitLongText', () => {
  const long = 'word '.repeat(900).trimEnd();
  const quickReplies = [{ title: 'Yes', payload: 'yes' }];

  test('leaves a text below 2,000 units alone', () => {
    const outgoing = message({ kind: 'text', text: 'x'.repeat(1_999) });

    expect(splitLongText(outgoing)).toEqual([outgoing]);
  });

  test('offers the quick replies with the last part only', () => {
    const parts = contentsOf(splitLongText(message({ kind: 'text', text: long, quickReplies })));

    expect(parts).toHaveLength(3);
    expect(JSON.stringify(parts.slice(0, -1))).not.toContain('quickReplies');
    expect(parts.at(-1)).toMatchObject({ kind: 'text', quickReplies });
  });

  test('keeps the subject on every part and the utility template on the first', () => {
    const utility = { template: 't', language: 'de', parameters: {} };

    const parts = splitLongText(
      message({ kind: 'text', text: long }, { subject: 'parcel#DL-1', utility }),
    );

    expect(parts.every((part) => part.type === 'message' && part.subject === 'parcel#DL-1')).toBe(
      true,
    );
    expect(parts.map((part) => Object.hasOwn(part, 'utility'))).toEqual([true, false, false]);
  });

  test('puts the text that is too long for a button template in front of it', () => {
    const buttons = [{ kind: 'logOut' }] as const;

    const parts = contentsOf(
      splitLongText(message({ kind: 'buttons', text: long.slice(0, 1_000), buttons })),
    );

    expect(parts).toMatchObject([{ kind: 'text' }, { kind: 'buttons', buttons }]);
  });

  test('leaves what is no text alone', () => {
    expect(splitLongText({ type: 'unlink' })).toEqual([{ type: 'unlink' }]);
  });
});
