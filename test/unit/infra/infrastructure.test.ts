import templateText from '../../../infra/template.yaml';
import triggersText from '../../../infra/triggers.yaml';
import { checkInfrastructure, infrastructureRules } from '../../../src/infra/check';
import { readInfrastructure } from '../../../src/infra/infrastructure';
import { loadSpecification } from '../../../src/infra/specification';
import { BAD_VARIANTS } from './bad-variants';

const rules = infrastructureRules(loadSpecification());
const good = readInfrastructure([templateText, triggersText]);

const brokenRules = (infrastructure: typeof good): readonly string[] =>
  checkInfrastructure(infrastructure, rules)
    .filter(({ faults }) => faults.length > 0)
    .map(({ rule, faults }) => `${rule.name}: ${faults.join(', ')}`);

describe('the infrastructure', () => {
  test('keeps every rule', () => {
    const broken = brokenRules(good);

    expect(broken).toEqual([]);
  });

  test.each(BAD_VARIANTS)('breaks $rule, and nothing else, by $what', ({ rule, spoil }) => {
    const bad = structuredClone(good);
    spoil(bad);

    const broken = brokenRules(bad).map((each) => each.split(':')[0]);

    expect(broken).toEqual([rule]);
  });

  test('has a bad variant for every rule', () => {
    const tried = new Set(BAD_VARIANTS.map(({ rule }) => rule));

    expect(rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});
