import { CHECKS } from '../cli/doctor/checks';
import { examine } from '../cli/doctor/examine';
import { openWorld } from '../cli/doctor/open-world';
import { reportLines } from '../cli/doctor/report';
import type { Stage } from './stage';
import type { Note } from './steps';
import type { DeployWorld } from './world';

/**
 * `cli doctor` at the end of a deployment. What it finds fails no deployment: before the first one is finished in the
 * dashboard there is always something.
 */
export async function examineStage(
  { cli, lambda, startTimer }: DeployWorld,
  { name }: Stage,
  { skipFacebook }: { readonly skipFacebook: boolean },
  note: Note,
): Promise<void> {
  const checks = CHECKS.filter(({ asks }) => !(skipFacebook && asks === 'facebook'));
  const world = openWorld(cli, { stage: name }, { lambda, startTimer });
  reportLines(await examine(world, checks)).forEach(note);
}
