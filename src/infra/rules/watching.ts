import { partsOf, ruleForEach, type Part, type Rule } from './rule';

const FUNCTIONS = ['fb_webhook', 'user_login', 'parcel_push'];

/** Metric and, where there are several, whose; each of these must have an alarm. */
const WATCHED: readonly string[] = [
  'IteratorAge parcel_push',
  'Invocations parcel_push',
  'ApproximateNumberOfMessagesVisible <FailureQueue.QueueName>',
  'DeadToken prod',
  'PageRestricted prod',
  'PageMisconfigured prod',
  'MessagesHeld prod',
  'TemplateRejected prod',
  'WebhookRejected prod',
  'DeadLetters prod',
  '5XXError fb_webhook',
  '5XXError user_login',
  ...FUNCTIONS.flatMap((name) => [`Errors ${name}`, `Throttles ${name}`]),
];

const watchedBy = (part: Part): string =>
  [part.text('MetricName'), ...part.list('Dimensions').map((each) => each.text('Value'))]
    .join(' ')
    .replace('parcel-messenger-prod-', '');

const RETENTION_DAYS = 30;

export const watchingRules: readonly Rule[] = [
  ruleForEach(
    'AWS::CloudWatch::Alarm',
    'alarm-acts',
    'An alarm that tells nobody is none.',
    (part) =>
      (part.at('AlarmActions') as readonly unknown[] | undefined)?.[0] === '<AlarmTopic.Ref>',
  ),
  ruleForEach(
    'AWS::CloudWatch::Alarm',
    'alarm-explained',
    'Whoever is woken finds what it means and what to do.',
    (part) => /\w.* docs\/operations\.md#[\w-]+$/.test(part.text('AlarmDescription')),
  ),
  {
    name: 'alarm-for-each-trouble',
    why: 'Every trouble that needs a hand raises an alarm.',
    faults: (infrastructure) => {
      const watched = partsOf(infrastructure, 'AWS::CloudWatch::Alarm').map(watchedBy);
      return WATCHED.filter((each) => !watched.includes(each));
    },
  },
  {
    name: 'log-kept-30-days',
    why: 'Each function’s log ends after 30 days instead of never.',
    faults: (infrastructure) => {
      const kept = partsOf(infrastructure, 'AWS::Logs::LogGroup')
        .filter((part) => part.number('RetentionInDays') === RETENTION_DAYS)
        .map((part) => part.text('LogGroupName'));
      return FUNCTIONS.map((name) => `/aws/lambda/parcel-messenger-prod-${name}`).filter(
        (name) => !kept.includes(name),
      );
    },
  },
  {
    name: 'no-secrets',
    why: 'Secrets are in one SSM parameter, never in a template’s parameter, which anybody who may look at the stack can read.',
    faults: ({ Parameters }) =>
      Object.keys(Parameters).filter(
        (name) =>
          /secret|token|password|pepper/i.test(name) && !/^Secrets(Parameter|KeyArn)$/.test(name),
      ),
  },
];
