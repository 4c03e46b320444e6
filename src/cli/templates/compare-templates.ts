import type { PageIdentity } from '../../messenger/page-identity';
import { explainFailure } from '../../messenger/explain-failure';
import type { Graph } from '../../messenger/graph';
import { listTemplates } from '../../messenger/utility/list-templates';
import { planTemplates, type TemplatesPlan } from '../../messenger/utility/plan-templates';
import { MINUTE } from '../../shared/clock';
import { optionalText, type CommandWorld, type OptionValues } from '../command';
import { openPage } from '../open-page';
import { loadSettings } from '../settings';
import { readTemplateFiles, TEMPLATES_FOLDER } from './read-template-files';

export interface ComparedTemplates extends TemplatesPlan {
  readonly page: PageIdentity;
  readonly graph: Graph;
}

/** The options that the commands about templates share. */
export const templateOptions = {
  options: { folder: { type: 'string' }, stage: { type: 'string' } },
  optionHelp: {
    folder: `what is wanted; ${TEMPLATES_FOLDER} if left out`,
    stage: 'whose secrets to use; those of the environment if left out',
  },
} as const;

/** What the files want, beside what is on the Page. The files are read first: their mistakes cost no call. */
export async function compareTemplates(
  world: CommandWorld,
  options: OptionValues,
): Promise<ComparedTemplates> {
  const { clock } = world;
  const wanted = await readTemplateFiles(world, optionalText(options, 'folder'));
  const settings = await loadSettings(world, options);
  const { page, graph } = await openPage(world, settings);
  const listed = await listTemplates(graph, page.id);
  if (!listed.ok) {
    const notDone = 'The templates were not read (this needs pages_utility_messaging)';
    throw explainFailure(listed.failure, { notDone, now: clock(), pauseMs: MINUTE });
  }
  return { page, graph, ...planTemplates(wanted, listed.templates) };
}
