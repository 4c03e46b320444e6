import { explainFailure } from '../../../messenger/explain-failure';
import { listTemplates } from '../../../messenger/utility/list-templates';
import { planTemplates, type TemplatePlan } from '../../../messenger/utility/plan-templates';
import { MINUTE } from '../../../shared/clock';
import { readConfig, type UtilityTemplates } from '../../../shared/config';
import { isApproved } from '../../templates/describe-templates';
import { readTemplateFiles } from '../../templates/read-template-files';
import type { Check } from '../check';
import { ok, warning, type Judgement } from '../finding';

/** What is sent outside the 24-hour window is approved of; else those updates are held. */
export const templates: Check = {
  name: 'templates',
  asks: 'facebook',
  run: async (world) => {
    const { utilityTemplates } = readConfig(await world.settings(), 'utilityTemplates');
    if (utilityTemplates === 'off') return ok('off: outside the 24-hour window updates are held');
    const { pageId } = await world.facebook();
    const files = await readTemplateFiles(world.command);
    const listed = await listTemplates(await world.graph(), pageId);
    if (!listed.ok) {
      throw explainFailure(listed.failure, {
        notDone: 'The templates were not read (this needs pages_utility_messaging)',
        now: world.command.clock(),
        pauseMs: MINUTE,
      });
    }
    return judgeTemplates(planTemplates(files, listed.templates).templates, utilityTemplates);
  },
};

/** Of the files only those that are used; a Page has its versions in each language. */
export function judgeTemplates(
  plans: readonly TemplatePlan[],
  used: Exclude<UtilityTemplates, 'off'>,
): Judgement {
  const names = used === 'approved' ? undefined : Object.values(used).map(({ name }) => name);
  const waiting = plans
    .filter(({ wanted }) => names?.includes(wanted.name) ?? true)
    .filter((plan) => !isApproved(plan))
    .map((plan) => `${plan.wanted.name} (${plan.wanted.language}) ${standing(plan)}`);
  if (waiting.length === 0) return ok('Facebook has approved of all that are used');
  return warning(
    `${waiting.join('; ')}: outside the 24-hour window such updates are held`,
    '"templates submit" hands in what is missing or changed, "templates status" tells why one was rejected',
  );
}

const standing = (plan: TemplatePlan): string => {
  switch (plan.state) {
    case 'missing':
      return 'is not on the Page';
    case 'changed':
      return 'is another one on the Page';
    case 'submitted':
      return `is ${plan.newest.status}`;
  }
};
