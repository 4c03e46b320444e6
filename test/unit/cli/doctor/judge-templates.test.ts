import { judgeTemplates } from '../../../../src/cli/doctor/facebook/templates';
import type { TemplatePlan } from '../../../../src/messenger/utility/plan-templates';

const wanted = (name: string): TemplatePlan['wanted'] => ({
  ...{ name, language: 'de', components: [] },
  ...{ category: 'UTILITY', parameter_format: 'NAMED' },
});
const submitted = (name: string, status: string): TemplatePlan => ({
  state: 'submitted',
  wanted: wanted(name),
  newest: { id: '1', name, language: 'de', status, components: [] },
});
const missing: TemplatePlan = { state: 'missing', wanted: wanted('held'), submitAs: 'held' };

test.each([
  ['all are approved', [submitted('delivered', 'APPROVED')], 'ok'],
  ['one was rejected', [submitted('delivered', 'REJECTED')], 'warning'],
  ['one is waited for', [submitted('delivered', 'PENDING')], 'warning'],
  ['one was never submitted', [submitted('delivered', 'APPROVED'), missing], 'warning'],
])('where %s', (_, plans, verdict) => {
  expect(judgeTemplates(plans, 'approved').verdict).toBe(verdict);
});

test('a template that nobody uses may be missing', () => {
  const plans = [submitted('delivered', 'APPROVED'), missing];

  expect(judgeTemplates(plans, { delivered: { name: 'delivered' } }).verdict).toBe('ok');
});
