import templateText from '../../infra/template.yaml';
import triggersText from '../../infra/triggers.yaml';
import { checkInfrastructure, infrastructureRules, type Verdict } from './check';
import { readInfrastructure } from './infrastructure';
import { loadSpecification } from './specification';

/** `npm run infra:check`: a line a rule, and below a broken one where it is broken. */
const verdicts = checkInfrastructure(
  readInfrastructure([templateText, triggersText]),
  infrastructureRules(loadSpecification()),
);
const width = Math.max(...verdicts.map(({ rule }) => rule.name.length));

const line = ({ rule, faults }: Verdict): string =>
  [
    `${rule.name.padEnd(width)}  ${faults.length === 0 ? 'ok    ' : 'BROKEN'}  ${rule.why}`,
    ...faults.map((fault) => `${' '.repeat(width)}  - ${fault}`),
  ].join('\n');

const broken = verdicts.filter(({ faults }) => faults.length > 0).length;
process.stdout.write(`${verdicts.map(line).join('\n')}\n`);
process.stdout.write(`${String(verdicts.length)} rules, ${String(broken)} broken\n`);
process.exitCode = broken === 0 ? 0 : 1;
