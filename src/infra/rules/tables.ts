import { ruleForEach, type Part, type Rule } from './rule';

const table = (name: string, why: string, holds: (part: Part) => boolean): Rule =>
  ruleForEach('AWS::DynamoDB::Table', name, why, holds);

/** The tables hold customers' data and are edited by hand. */
export const tableRules: readonly Rule[] = [
  table(
    'table-encrypted',
    'Customers’ data is encrypted at rest with a key in KMS.',
    (part) => part.at('SSESpecification.SSEEnabled') === true,
  ),
  table(
    'table-recoverable',
    'A mistake of a hand can be undone to the second, for 35 days.',
    (part) => part.at('PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled') === true,
  ),
  table(
    'table-protected',
    'No command deletes a table in passing.',
    (part) => part.at('DeletionProtectionEnabled') === true,
  ),
  table(
    'table-on-demand',
    'An import of thousands of rows is not throttled, and an idle stage costs nothing.',
    (part) => part.text('BillingMode') === 'PAY_PER_REQUEST',
  ),
  ruleForEach(
    'AWS::DynamoDB::Table',
    'table-retained',
    'Deleting or replacing the stack leaves the tables.',
    ({ name }, { Resources }) =>
      Resources[name]?.DeletionPolicy === 'Retain' &&
      Resources[name]['UpdateReplacePolicy'] === 'Retain',
  ),
];
