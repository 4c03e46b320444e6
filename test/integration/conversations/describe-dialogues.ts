import { writeFileSync } from 'node:fs';
import type { Locale } from '../../../src/shared/locale';
import {
  filesIn,
  readDocument,
  readParcels,
  type DialogueDocument,
} from '../../helpers/conversations/documents';
import { expectSaid, play, type Transcript } from '../../helpers/conversations/play';
import { rewrite } from '../../helpers/conversations/rewrite';
import { openTheatre, type Theatre } from '../../helpers/conversations/stage';
import { startLexServer, type LexServer } from '../../helpers/lex-server';
import { runs } from '../../helpers/runs';

/** `npm run conversations:update`: what the bot says goes into the documents, for git to show the difference. */
const UPDATING = process.env['UPDATE_CONVERSATIONS'] === '1';

const IS_LONG = runs({ ci: false, long: true });

/** Plays every document of a language, understood by the rules and by Amazon Lex: each scene is a test. */
export function describeDialogues(language: Locale): void {
  if (UPDATING && process.env['CI'] !== undefined) {
    throw new Error('CI compares the dialogues with the bot; it never rewrites them.');
  }
  let theatre: Theatre;

  describe('by the rules', () => {
    beforeAll(async () => {
      theatre = await openTheatre(language, readParcels());
    });
    afterAll(() => theatre.close());

    playAll(
      language,
      () => theatre,
      () => true,
    );
  });

  if (UPDATING) return;

  describe('by Amazon Lex', () => {
    let lex: LexServer;

    beforeAll(async () => {
      lex = await startLexServer();
      theatre = await openTheatre(language, readParcels(), lex.environment);
    });
    afterAll(async () => {
      await theatre.close();
      await lex.close();
    });

    // What differs is only who reads a text: in everyday runs the first scene of each document shows that.
    playAll(
      language,
      () => theatre,
      (index) => index === 0 || IS_LONG,
    );

    test('which was asked what the typed words mean', () => {
      expect(lex.asked.length).toBeGreaterThan(filesIn(language).length);
    });
  });
}

function playAll(
  language: Locale,
  theatre: () => Theatre,
  isPlayed: (index: number) => boolean,
): void {
  describe.each(filesIn(language))('%s', (file) => {
    const document = readDocument(file, language);
    const transcripts: (Transcript | undefined)[] = document.scenes.map(() => undefined);

    const played = document.scenes
      .map((scene, index) => ({ title: scene.title, scene, index }))
      .filter(({ index }) => isPlayed(index));
    test.each(played)('$title', async ({ scene, index }) => {
      const stage = await theatre().newStage();

      transcripts[index] = await play(file, scene, stage, (turn, said) => {
        if (!UPDATING) expectSaid(file, turn, said);
      });
    });

    afterAll(() => {
      if (UPDATING) update(document, transcripts);
    });
  });
}

/** A scene that did not come to its end stays as it is. */
function update(
  { file, blocks, scenes }: DialogueDocument,
  transcripts: readonly (Transcript | undefined)[],
): void {
  const said = scenes.flatMap<Transcript[number] | undefined>(
    ({ turns }, index) => transcripts[index] ?? turns.map(() => undefined),
  );
  writeFileSync(file, rewrite(blocks, said));
}
