import { contentLines } from '../../messenger/utility/page-template';
import type { TemplatePlan } from '../../messenger/utility/plan-templates';
import { diffLines } from '../profile/line-diff';

/** What would be submitted, for people: the template, then its lines with what goes and what comes. */
export const describeSubmission = (plan: TemplatePlan): readonly string[] => {
  if (plan.state === 'submitted') return [];
  const have = plan.state === 'changed' ? contentLines(plan.newest.components) : [];
  return [
    `${plan.submitAs} (${plan.wanted.language})`,
    ...diffLines(have, contentLines(plan.wanted.components)).map((line) => `  ${line}`),
  ];
};

/** Where a template stands, for programs. */
export interface Standing {
  readonly name: string;
  readonly language: string;
  readonly state: TemplatePlan['state'];
  /** The name it would get. */
  readonly submitAs?: string;
  /** The version that says what the file says, and Facebook's word on it. */
  readonly version?: string;
  readonly approval?: string;
  readonly rejectedReason?: string;
}

export function standingOf({ wanted, ...plan }: TemplatePlan): Standing {
  const { name, language } = wanted;
  if (plan.state !== 'submitted') {
    return { name, language, state: plan.state, submitAs: plan.submitAs };
  }
  const { name: version, status: approval, rejectedReason } = plan.newest;
  return {
    ...{ name, language, state: plan.state, version, approval },
    ...(rejectedReason === undefined ? {} : { rejectedReason }),
  };
}

export const isApproved = (plan: TemplatePlan): boolean =>
  plan.state === 'submitted' && plan.newest.status === 'APPROVED';
