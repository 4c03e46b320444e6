import type { Infrastructure } from './infrastructure';
import { referenceFaults } from './references';
import { loginPageRules } from './rules/login-page';
import { queueRules } from './rules/queue';
import { roleRules } from './rules/roles';
import type { Rule } from './rules/rule';
import { tableRules } from './rules/tables';
import { triggerRules } from './rules/triggers';
import { watchingRules } from './rules/watching';
import { specificationFaults, type Specification } from './specification';

const policyRules: readonly Rule[] = [
  ...tableRules,
  ...loginPageRules,
  ...queueRules,
  ...roleRules,
  ...triggerRules,
  ...watchingRules,
];

/** All rules: first what CloudFormation would refuse, then what we would. */
export const infrastructureRules = (specification: Specification): readonly Rule[] => [
  {
    name: 'template-specification',
    why: 'Types, properties and values are such as CloudFormation knows.',
    faults: (infrastructure) => specificationFaults(infrastructure, specification),
  },
  {
    name: 'template-references',
    why: 'Every name leads to something, and every parameter is used.',
    faults: (infrastructure) => referenceFaults(infrastructure, specification),
  },
  ...policyRules,
];

export interface Verdict {
  readonly rule: Rule;
  readonly faults: readonly string[];
}

/** A rule that stumbles over a broken template is broken by it too. */
export const checkInfrastructure = (
  infrastructure: Infrastructure,
  rules: readonly Rule[],
): readonly Verdict[] =>
  rules.map((rule) => {
    try {
      return { rule, faults: rule.faults(infrastructure) };
    } catch (thrown) {
      return { rule, faults: [thrown instanceof Error ? thrown.message : String(thrown)] };
    }
  });
