import type { Command } from '../command';
import { aligned } from '../lines';
import { compareTemplates, templateOptions } from '../templates/compare-templates';
import { isApproved, standingOf, type Standing } from '../templates/describe-templates';
import { TEMPLATES_FOLDER } from '../templates/read-template-files';

export const templatesStatus: Command = {
  name: 'templates status',
  summary: `list the templates of ${TEMPLATES_FOLDER} with Facebook’s approval; exit code 3 if one lacks it`,
  usage: 'templates status [--folder <path>] [--stage <stage>]',
  positionals: 0,
  ...templateOptions,
  run: async (world, { options }) => {
    const { page, templates, others } = await compareTemplates(world, options);
    const rows = templates.map(standingOf);
    const approved = templates.filter(isApproved).length;
    const count = `${String(approved)} of ${String(templates.length)} templates approved`;
    return {
      lines: [
        `Page ${page.name} (${page.id}): ${count}`,
        ...aligned([
          ...rows.map((row) => [row.name, row.language, wordFor(row), row.version ?? '']),
          ...others.map((other) => [other.name, other.language, 'of no file', '']),
        ]),
      ],
      data: {
        page,
        templates: rows,
        others: others.map(({ name, language, status }) => ({ name, language, approval: status })),
      },
      ...(approved === templates.length ? {} : { exitCode: 3 }),
    };
  },
};

function wordFor({ state, approval, rejectedReason }: Standing): string {
  switch (state) {
    case 'missing':
      return 'not submitted';
    case 'changed':
      return 'text changed, not submitted';
    case 'submitted':
      return [approval, rejectedReason].filter((word) => word !== undefined).join(' ');
  }
}
