import { deniesPlainText } from './login-page';
import { ruleForEach, type Rule } from './rule';

const FOURTEEN_DAYS_SECONDS = 14 * 24 * 60 * 60;

export const queueRules: readonly Rule[] = [
  ruleForEach(
    'AWS::SQS::Queue',
    'queue-encrypted',
    'What is given up on is encrypted at rest.',
    (part) => part.at('SqsManagedSseEnabled') === true,
  ),
  ruleForEach(
    'AWS::SQS::Queue',
    'queue-keeps-14-days',
    'A failure of the holidays is still there after them.',
    (part) => part.number('MessageRetentionPeriod') === FOURTEEN_DAYS_SECONDS,
  ),
  ruleForEach(
    'AWS::SQS::QueuePolicy',
    'queue-tls-only',
    'The queue is not spoken to in plain text.',
    (part) => part.list('PolicyDocument.Statement').some((each) => deniesPlainText(each, 'sqs:*')),
  ),
];
