import { explainFailure } from '../../messenger/explain-failure';
import type { GraphFailure } from '../../messenger/graph-answer';
import { createTemplate, statusIn } from '../../messenger/utility/create-template';
import type { TemplatePlan } from '../../messenger/utility/plan-templates';
import { judgeFailure } from '../../messenger/verdict';
import { MINUTE, type Clock } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { Command } from '../command';
import {
  compareTemplates,
  templateOptions,
  type ComparedTemplates,
} from '../templates/compare-templates';
import { describeSubmission } from '../templates/describe-templates';
import { TEMPLATES_FOLDER } from '../templates/read-template-files';

export const templatesSubmit: Command = {
  name: 'templates submit',
  summary: `submit what ${TEMPLATES_FOLDER} has and the Page lacks, a changed text as a new version; safe to repeat`,
  usage: 'templates submit [--dry-run] [--folder <path>] [--stage <stage>]',
  positionals: 0,
  options: { ...templateOptions.options, 'dry-run': { type: 'boolean' } },
  optionHelp: {
    'dry-run': 'show what would be submitted, and submit nothing',
    ...templateOptions.optionHelp,
  },
  run: async (world, { options }) => {
    const compared = await compareTemplates(world, options);
    const { page, templates } = compared;
    const missing = templates.filter((plan) => plan.state !== 'submitted');
    const dryRun = options['dry-run'] === true;
    const submitted = dryRun ? [] : await submitAll(compared, missing, world.clock);
    return {
      lines: [
        `Page ${page.name} (${page.id}): ${outcomeOf(missing.length, dryRun)}`,
        ...(dryRun ? missing.flatMap(describeSubmission) : submitted.map(lineOf)),
      ],
      data: {
        ...{ page, dryRun, submitted },
        missing: missing.map(({ submitAs, wanted }) => ({
          name: submitAs,
          language: wanted.language,
        })),
      },
    };
  },
};

type Missing = Exclude<TemplatePlan, { readonly state: 'submitted' }>;

interface Submitted {
  readonly name: string;
  readonly language: string;
  readonly approval: string;
}

/** A template that Facebook refuses keeps no other from being submitted; anything else that goes wrong ends it. */
async function submitAll(
  { graph, page }: ComparedTemplates,
  missing: readonly Missing[],
  clock: Clock,
): Promise<readonly Submitted[]> {
  const submitted: Submitted[] = [];
  const refused: AppError[] = [];
  for (const { submitAs: name, wanted } of missing) {
    const result = await createTemplate(graph, page.id, wanted, name);
    if (result.ok) {
      submitted.push({ name, language: wanted.language, approval: statusIn(result.body) });
      continue;
    }
    const notDone = `Not submitted: ${name} (${wanted.language})`;
    const why = explainFailure(result.failure, { notDone, now: clock(), pauseMs: MINUTE });
    if (!isTheTemplate(result.failure)) throw why;
    refused.push(why);
  }
  if (refused.length === 0) return submitted;
  const said = [...refused.map(({ message }) => message), ...submitted.map(lineOf)];
  throw new AppError('graph_refused', said.join('\n'), false);
}

const isTheTemplate = (failure: GraphFailure): boolean =>
  judgeFailure(failure).kind === 'permanent';

const lineOf = ({ name, language, approval }: Submitted): string =>
  `submitted ${name} (${language}): ${approval}`;

function outcomeOf(missing: number, dryRun: boolean): string {
  if (missing === 0) return 'has what the files say; nothing to do';
  const templates = `${String(missing)} ${missing === 1 ? 'template' : 'templates'}`;
  return dryRun
    ? `would be sent ${templates}`
    : `was sent ${templates}; see "templates status" for what Facebook says to them`;
}
