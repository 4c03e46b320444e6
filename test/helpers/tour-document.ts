import { readFileSync } from 'node:fs';

/** What the tour consists of, in order. */
export interface TourContents {
  /** The titles of the steps. */
  readonly steps: readonly string[];
  /** The file names of the pictures. */
  readonly pictures: readonly string[];
}

export const readTourDocument = (): TourContents => {
  const text = readFileSync('docs/tour.md', 'utf8');
  return {
    steps: all(text, /^## \d+\. (.+)$/gm),
    pictures: all(text, /!\[[^\]]+\]\(pictures\/(.+?)\)/g),
  };
};

/** The tests that drive the browser, by their source. */
export const readTourTests = (file: string): TourContents => {
  const source = readFileSync(file, 'utf8');
  return {
    steps: all(source, /^ {2}test\('(.+)', async/gm),
    pictures: all(source, /tour\.\w*[pP]icture\('(.+?)'/g).map((name) => `tour-${name}.png`),
  };
};

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);
