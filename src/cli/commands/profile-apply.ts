import { differing, planProfile, type ProfileStep } from '../../messenger/profile/plan-profile';
import { AppError } from '../../shared/errors';
import type { Command } from '../command';
import { compareProfile, PROFILE_FILE, type ComparedProfile } from '../profile/compare-profile';
import { describeChanges, listChanges } from '../profile/describe-changes';

export const profileApply: Command = {
  name: 'profile apply',
  summary: `make the Page’s Messenger profile what ${PROFILE_FILE} says; safe to repeat`,
  usage: 'profile apply [--dry-run] [--file <path>] [--stage <stage>]',
  positionals: 0,
  options: {
    'dry-run': { type: 'boolean' },
    file: { type: 'string' },
    stage: { type: 'string' },
  },
  optionHelp: {
    'dry-run': 'show what would change, and change nothing',
    file: `what is wanted; ${PROFILE_FILE} if left out`,
    stage: 'whose secrets to use; those of the environment if left out',
  },
  run: async (world, { options }) => {
    const compared = await compareProfile(world, options);
    const { page, have, want } = compared;
    const steps = planProfile(have, want);
    const dryRun = options['dry-run'] === true;
    if (!dryRun && steps.length > 0) await applySteps(compared, steps);
    return {
      lines: [
        `Page ${page.name} (${page.id}): ${outcomeOf(steps, dryRun)}`,
        ...describeChanges(have, want),
      ],
      data: { page, dryRun, changes: listChanges(have, want) },
    };
  },
};

/** What Facebook then shows decides: an accepted call alone proves nothing. */
async function applySteps(
  { profile, want }: ComparedProfile,
  steps: readonly ProfileStep[],
): Promise<void> {
  for (const step of steps) await profile.take(step);
  const became = await profile.read();
  const still = differing(became, want);
  if (still.length === 0) return;
  throw new AppError(
    'graph_refused',
    [
      `Facebook took the calls, but shows otherwise: ${still.join(', ')}. Look again with "profile diff" in a minute.`,
      ...describeChanges(became, want),
    ].join('\n'),
    true,
  );
}

function outcomeOf(steps: readonly ProfileStep[], dryRun: boolean): string {
  if (steps.length === 0) return 'is as the file says; nothing to do';
  const calls = `${String(steps.length)} ${steps.length === 1 ? 'call' : 'calls'}`;
  return dryRun ? `would change with ${calls}` : `changed with ${calls}, and read back`;
}
