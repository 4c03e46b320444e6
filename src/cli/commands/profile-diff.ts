import type { Command } from '../command';
import { compareProfile, PROFILE_FILE } from '../profile/compare-profile';
import { describeChanges, listChanges } from '../profile/describe-changes';

export const profileDiff: Command = {
  name: 'profile diff',
  summary: `compare the Page’s Messenger profile with ${PROFILE_FILE}; exit code 3 if they differ`,
  usage: 'profile diff [--file <path>] [--stage <stage>]',
  positionals: 0,
  options: { file: { type: 'string' }, stage: { type: 'string' } },
  optionHelp: {
    file: `what is wanted; ${PROFILE_FILE} if left out`,
    stage: 'whose secrets to use; those of the environment if left out',
  },
  run: async (world, { options }) => {
    const { page, have, want } = await compareProfile(world, options);
    const changes = listChanges(have, want);
    const same = changes.length === 0;
    return {
      lines: [
        `Page ${page.name} (${page.id}): ${same ? 'as the file says' : 'differs (- is there, + is wanted)'}`,
        ...describeChanges(have, want),
      ],
      data: { page, same, changes },
      ...(same ? {} : { exitCode: 3 }),
    };
  },
};
