import type { Command } from '../command';
import { compareTemplates, templateOptions } from '../templates/compare-templates';
import { describeSubmission, standingOf } from '../templates/describe-templates';
import { TEMPLATES_FOLDER } from '../templates/read-template-files';

export const templatesDiff: Command = {
  name: 'templates diff',
  summary: `compare the Page’s utility templates with ${TEMPLATES_FOLDER}; exit code 3 if they differ`,
  usage: 'templates diff [--folder <path>] [--stage <stage>]',
  positionals: 0,
  ...templateOptions,
  run: async (world, { options }) => {
    const { page, templates } = await compareTemplates(world, options);
    const same = templates.every(({ state }) => state === 'submitted');
    const outcome = same
      ? 'has what the files say'
      : 'lacks what the files say (- is there, + is wanted)';
    return {
      lines: [
        `Page ${page.name} (${page.id}): ${outcome}`,
        ...templates.flatMap(describeSubmission),
      ],
      data: { page, same, templates: templates.map(standingOf) },
      ...(same ? {} : { exitCode: 3 }),
    };
  },
};
