import { PassThrough } from 'node:stream';
import { createProgress } from '../../../src/cli/terminal/progress';

const shownOn = (screen: PassThrough): string => String(screen.read() ?? '');

test('is a line for each tenth where there is no terminal', () => {
  const screen = new PassThrough();
  const progress = createProgress(screen)('writing', 200);

  for (const done of [5, 20, 25, 64, 200]) progress.reach(done);
  progress.end();

  expect(shownOn(screen)).toBe(
    ['writing  10 %  20 of 200', 'writing  30 %  64 of 200', 'writing  100 %  200 of 200', ''].join(
      '\n',
    ),
  );
});

test('is a bar on a terminal, which is left as it was', () => {
  const screen = Object.assign(new PassThrough(), { isTTY: true });
  const progress = createProgress(screen)('writing', 200);

  progress.reach(100);
  progress.end();

  const shown = shownOn(screen);
  expect(shown).toContain(`${'█'.repeat(15)}${'░'.repeat(15)}  50 %  100 of 200`);
  // Neither the cursor hidden nor wrapping off: after a kill nobody would switch them on again.
  expect(shown).not.toContain('[?25l');
  expect(shown).not.toContain('[?7l');
});
