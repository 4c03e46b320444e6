import { SECOND } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { Check } from './check';
import { notChecked, type Finding, type Judgement } from './finding';
import type { DoctorWorld } from './world';

/** For one check; they run side by side, so for all of them together as well. */
const LIMIT_MS = 20 * SECOND;

/** Every check's finding, in the order of the checks. None hides or delays another beyond its time; never rejects. */
export const examine = (
  world: DoctorWorld,
  checks: readonly Check[],
): Promise<readonly Finding[]> =>
  Promise.all(
    checks.map(async (check) => ({ check: check.name, ...(await judgeInTime(world, check)) })),
  );

function judgeInTime(world: DoctorWorld, check: Check): Promise<Judgement> {
  return new Promise((resolve) => {
    const stopTimer = world.startTimer(LIMIT_MS, () => {
      resolve(notChecked(`no answer within ${String(LIMIT_MS / SECOND)} s`));
    });
    void check
      .run(world)
      .catch((thrown: unknown) => notChecked(reasonOf(thrown)))
      .then((judgement) => {
        stopTimer();
        resolve(judgement);
      });
  });
}

/** Our own errors quote nothing secret; of a stranger's only the name is told, e.g. `AccessDeniedException`. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof AppError) return thrown.message;
  return `AWS did not tell (${thrown instanceof Error ? thrown.name : 'unknown'})`;
}
