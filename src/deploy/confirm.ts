import { AppError } from '../shared/errors';
import type { DeployOptions } from './options';
import type { Stage } from './stage';
import type { DeployWorld } from './world';

type Asked = Pick<DeployWorld, 'ask' | 'print'>;

/** Throws `input_invalid` unless the person agrees, to a destruction twice; `--yes` has agreed to everything. */
export async function confirm(world: Asked, stage: Stage, options: DeployOptions): Promise<void> {
  const { action, yes, dryRun, withTables } = options;
  if (yes || dryRun) return;
  if (action !== 'destroy') {
    const what = action === 'deploy' ? 'Deploy' : 'Roll back';
    return expect(world, `${what} ${stage.name} in ${stage.region}? Type yes: `, 'yes');
  }
  await expect(
    world,
    `Destroy ${stage.name} in ${stage.region}? Type the stage’s name: `,
    stage.name,
  );
  const second = withTables ? 'delete all data' : 'destroy';
  await expect(world, `This can’t be undone. Type "${second}": `, second);
}

async function expect({ ask }: Asked, question: string, wanted: string): Promise<void> {
  const answer = await ask(question);
  if (answer === wanted) return;
  throw new AppError(
    'input_invalid',
    answer === undefined ? 'Nobody is there to be asked; --yes agrees beforehand' : 'Not agreed',
    false,
  );
}
