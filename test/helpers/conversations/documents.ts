import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '../../../src/shared/locale';
import { CASTS } from './cast';
import { parseBlocks, type Block } from './parse-blocks';
import { parseScenes, type Scene } from './parse-scenes';
import type { ParcelRow } from './stage';
import { VOCABULARY } from './vocabulary/vocabulary';

const FOLDER = 'docs/conversations';

/** The page that explains how to write a dialogue. */
export const GUIDE = `${FOLDER}/README.md`;

export interface DialogueDocument {
  readonly file: string;
  readonly blocks: readonly Block[];
  readonly scenes: readonly Scene[];
}

/** Every file below docs/conversations, the guide among them. */
export const allFiles = (): readonly string[] =>
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();

export const filesIn = (language: Locale): readonly string[] =>
  allFiles().filter((file) => path.dirname(file) === path.join(FOLDER, language));

/** Throws with `file:line` at what cannot be played. */
export function readDocument(file: string, language: Locale): DialogueDocument {
  const blocks = parseBlocks(file, readFileSync(file, 'utf8'));
  return { file, blocks, scenes: parseScenes(file, blocks, CASTS[language], VOCABULARY) };
}

/** The table in the guide under "The parcels": what the customer waits for when a scene begins. */
export function readParcels(): readonly ParcelRow[] {
  const [, section = ''] = /^## The parcels\n(.*?)^## /ms.exec(readFileSync(GUIDE, 'utf8')) ?? [];
  const [head = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((cells) =>
    Object.fromEntries(
      cells.flatMap((cell, column) => (cell === '' ? [] : [[head[column] ?? '', cell] as const])),
    ),
  );
}
