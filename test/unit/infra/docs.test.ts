import { readFileSync } from 'node:fs';
import templateText from '../../../infra/template.yaml';
import triggersText from '../../../infra/triggers.yaml';
import { readInfrastructure, symbolicDeployment } from '../../../src/infra/infrastructure';
import { roleStatements } from '../../../src/infra/iam/role-statements';
import { partsOf } from '../../../src/infra/rules/rule';
import { ROLES } from '../../../src/local/roles';

const infrastructure = readInfrastructure([templateText, triggersText]);

describe('the documents of the infrastructure', () => {
  test.each(partsOf(infrastructure, 'AWS::CloudWatch::Alarm').map((part) => [part.name, part]))(
    'tell what to do about %s, where its description points',
    (_, alarm) => {
      const operations = readFileSync('docs/operations.md', 'utf8');

      const anchor = alarm.text('AlarmDescription').split('#')[1];

      expect(operations).toContain(`\n### ${String(anchor)}\n`);
    },
  );

  test.each(Object.values(ROLES))('name every permission of %s', (role) => {
    const documented = readFileSync('docs/infrastructure.md', 'utf8');

    const statements = roleStatements(infrastructure, role, symbolicDeployment);

    expect(statements.filter(({ sid }) => !documented.includes(`\`${sid}\``))).toEqual([]);
  });
});
