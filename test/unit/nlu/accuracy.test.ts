import { evaluate, readPhrases } from '../../helpers/nlu-evaluation';

const LEAST = 0.95;

describe('the built-in rules alone', () => {
  test.each(['de', 'en'])('understand 95 % of the phrases in %s', (locale) => {
    const { accuracy, misses } = evaluate(readPhrases(`phrases.${locale}`));

    expect({ misses, enough: accuracy >= LEAST }).toMatchObject({ enough: true });
  });

  test('understand 95 % of all of them together', () => {
    const { accuracy, total } = evaluate(['phrases.de', 'phrases.en'].flatMap(readPhrases));

    expect(total).toBe(300);
    expect(accuracy).toBeGreaterThanOrEqual(LEAST);
  });

  test('understand 95 % of what people wrote who had not seen them, and which they learned from', () => {
    const { accuracy, misses } = evaluate(readPhrases('fresh'));

    expect({ misses, enough: accuracy >= LEAST }).toMatchObject({ enough: true });
  });
});
