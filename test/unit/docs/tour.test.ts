import { existsSync } from 'node:fs';
import { readTourDocument, readTourTests } from '../../helpers/tour-document';

describe('docs/tour.md', () => {
  const document = readTourDocument();
  const tests = readTourTests('test/e2e/tour.test.ts');

  test('has a step for each test of the tour, under the same title', () => {
    expect(document.steps).toEqual(tests.steps);
    expect(document.steps.length).toBeGreaterThan(10);
  });

  test('shows each picture that the tests take, and every one is there', () => {
    const missing = document.pictures.filter((name) => !existsSync(`docs/pictures/${name}`));

    expect(document.pictures).toEqual(tests.pictures);
    expect(missing).toEqual([]);
  });
});
