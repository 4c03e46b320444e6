import type { Template } from '../../../src/infra/template';

/** A template that CloudFormation might well take, and we must not. */
export interface BadVariant {
  readonly rule: string;
  readonly what: string;
  readonly spoil: (template: Template) => void;
}

type Json = Record<string, unknown>;

/** The object at this path below a resource's properties. */
function at(template: Template, logicalId: string, ...path: readonly (string | number)[]): Json {
  let value: unknown = template.Resources[logicalId]!.Properties;
  for (const step of path) value = (value as Json)[step];
  return value as Json;
}

const DISTRIBUTION = ['LoginPageDistribution', 'DistributionConfig'] as const;
const HEADERS = [
  'LoginPageHeaders',
  'ResponseHeadersPolicyConfig',
  'SecurityHeadersConfig',
] as const;

const statement = (template: Template, role: string, sid: string): Json => {
  const policies = at(template, role, 'Policies', 0, 'PolicyDocument')['Statement'] as Json[];
  return policies.find((each) => each['Sid'] === sid)!;
};

const condition = (template: Template, role: string, sid: string, operator: string): Json =>
  (statement(template, role, sid)['Condition'] as Record<string, Json>)[operator]!;

export const BAD_VARIANTS: readonly BadVariant[] = [
  {
    rule: 'template-specification',
    what: 'a misspelt property',
    spoil: (t) => (at(t, 'FailureQueue')['MessageRetention'] = 5),
  },
  {
    rule: 'template-references',
    what: 'an output of something that is not there',
    spoil: (t) => (t.Outputs['Ghost'] = { Value: { Ref: 'NothingOfTheKind' } }),
  },
  {
    rule: 'table-encrypted',
    what: 'a table in the clear',
    spoil: (t) => (at(t, 'LoginsTable')['SSESpecification'] = { SSEEnabled: false }),
  },
  {
    rule: 'table-recoverable',
    what: 'a table without point-in-time recovery',
    spoil: (t) => delete at(t, 'ParcelsTable')['PointInTimeRecoverySpecification'],
  },
  {
    rule: 'table-protected',
    what: 'a table that can be deleted in passing',
    spoil: (t) => (at(t, 'CustomersTable')['DeletionProtectionEnabled'] = false),
  },
  {
    rule: 'table-on-demand',
    what: 'a table with a fixed capacity',
    spoil: (t) => (at(t, 'ParcelsTable')['BillingMode'] = 'PROVISIONED'),
  },
  {
    rule: 'table-retained',
    what: 'a table that goes with the stack',
    spoil: (t) => (t.Resources['TicketsTable']!.DeletionPolicy = 'Delete'),
  },
  {
    rule: 'bucket-private',
    what: 'a public bucket',
    spoil: (t) =>
      (at(t, 'LoginPageBucket', 'PublicAccessBlockConfiguration')['BlockPublicPolicy'] = false),
  },
  {
    rule: 'bucket-encrypted',
    what: 'a bucket in the clear',
    spoil: (t) => delete at(t, 'LoginPageBucket')['BucketEncryption'],
  },
  {
    rule: 'bucket-versioned',
    what: 'a bucket that forgets what was overwritten',
    spoil: (t) => delete at(t, 'LoginPageBucket')['VersioningConfiguration'],
  },
  {
    rule: 'bucket-tls-only',
    what: 'a bucket that speaks plain text',
    spoil: (t) =>
      (at(t, 'LoginPageBucketPolicy', 'PolicyDocument')['Statement'] = [
        at(t, 'LoginPageBucketPolicy', 'PolicyDocument', 'Statement', 0),
      ]),
  },
  {
    rule: 'bucket-one-reader',
    what: 'a bucket that everybody reads',
    spoil: (t) =>
      (at(t, 'LoginPageBucketPolicy', 'PolicyDocument', 'Statement', 0)['Principal'] = '*'),
  },
  {
    rule: 'edge-https-only',
    what: 'a page in plain text',
    spoil: (t) =>
      (at(t, ...DISTRIBUTION, 'DefaultCacheBehavior')['ViewerProtocolPolicy'] = 'allow-all'),
  },
  {
    rule: 'edge-tls-1.2',
    what: 'TLS 1.0',
    spoil: (t) =>
      (at(t, ...DISTRIBUTION, 'ViewerCertificate', 'Fn::If', 1)['MinimumProtocolVersion'] =
        'TLSv1'),
  },
  {
    rule: 'edge-headers-attached',
    what: 'a page without its headers',
    spoil: (t) => delete at(t, ...DISTRIBUTION, 'DefaultCacheBehavior')['ResponseHeadersPolicyId'],
  },
  {
    rule: 'headers-hsts',
    what: 'an hour of https',
    spoil: (t) => (at(t, ...HEADERS, 'StrictTransportSecurity')['AccessControlMaxAgeSec'] = 3600),
  },
  {
    rule: 'headers-csp',
    what: 'inline scripts',
    spoil: (t) =>
      (at(t, ...HEADERS, 'ContentSecurityPolicy')['ContentSecurityPolicy'] =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'"),
  },
  {
    rule: 'headers-nosniff-no-referrer',
    what: 'a referrer with a code in it',
    spoil: (t) => (at(t, ...HEADERS, 'ReferrerPolicy')['ReferrerPolicy'] = 'origin'),
  },
  {
    rule: 'headers-no-store',
    what: 'a page that browsers keep',
    spoil: (t) =>
      (at(t, HEADERS[0], HEADERS[1], 'CustomHeadersConfig', 'Items', 0)['Value'] = 'max-age=60'),
  },
  {
    rule: 'queue-encrypted',
    what: 'a queue in the clear',
    spoil: (t) => (at(t, 'FailureQueue')['SqsManagedSseEnabled'] = false),
  },
  {
    rule: 'queue-keeps-14-days',
    what: 'a queue that forgets over the weekend',
    spoil: (t) => (at(t, 'FailureQueue')['MessageRetentionPeriod'] = 86_400),
  },
  {
    rule: 'queue-tls-only',
    what: 'a queue that speaks plain text',
    spoil: (t) =>
      (at(t, 'FailureQueuePolicy', 'PolicyDocument', 'Statement', 0)['Effect'] = 'Allow'),
  },
  {
    rule: 'role-no-star-action',
    what: 'a * for an action',
    spoil: (t) => (statement(t, 'ParcelPushRole', 'Tickets')['Action'] = 'dynamodb:*'),
  },
  {
    rule: 'role-no-star-resource',
    what: 'a * for a resource',
    spoil: (t) => (statement(t, 'ParcelPushRole', 'ReportFailures')['Resource'] = '*'),
  },
  {
    rule: 'role-known-services',
    what: 'a right to a service that the function has no use for',
    spoil: (t) => (statement(t, 'UserLoginRole', 'Logins')['Action'] = ['s3:GetObject']),
  },
  {
    rule: 'role-login-sees-no-conversations',
    what: 'a login that reads conversations',
    spoil: (t) =>
      (statement(t, 'UserLoginRole', 'Logins')['Resource'] = {
        'Fn::GetAtt': ['ConversationsTable', 'Arn'],
      }),
  },
  {
    rule: 'role-no-password-hash',
    what: 'a webhook that may ask for the hash by name',
    spoil: (t) => {
      const names = condition(t, 'FbWebhookRole', 'ReadCustomers', 'ForAllValues:StringEquals');
      (names['dynamodb:Attributes'] as string[]).push('passwordHash');
    },
  },
  {
    rule: 'role-no-password-hash',
    what: 'a webhook that may ask for everything',
    spoil: (t) => {
      const block = statement(t, 'FbWebhookRole', 'ReadCustomers')['Condition'] as Json;
      delete block['StringEquals'];
    },
  },
  {
    rule: 'role-no-password-hash',
    what: 'a push that may be told what it deleted',
    spoil: (t) => {
      const block = statement(t, 'ParcelPushRole', 'ChangeCustomers')['Condition'] as Json;
      delete block['StringEqualsIfExists'];
    },
  },
  {
    rule: 'role-for-lambda-only',
    what: 'a role that everybody may take on',
    spoil: (t) =>
      (at(t, 'UserLoginRole', 'AssumeRolePolicyDocument', 'Statement', 0)['Principal'] = {
        AWS: '*',
      }),
  },
  {
    rule: 'mapping-retries-finite',
    what: 'an unlimited retry',
    spoil: (t) => (at(t, 'ParcelsMapping')['MaximumRetryAttempts'] = -1),
  },
  {
    rule: 'mapping-age-finite',
    what: 'records of any age',
    spoil: (t) => delete at(t, 'TicketsMapping')['MaximumRecordAgeInSeconds'],
  },
  {
    rule: 'mapping-bisects',
    what: 'a batch that stands and falls as one',
    spoil: (t) => delete at(t, 'CustomersMapping')['BisectBatchOnFunctionError'],
  },
  {
    rule: 'mapping-reports-failures',
    what: 'a mapping that repeats what was done',
    spoil: (t) => delete at(t, 'ParcelsMapping')['FunctionResponseTypes'],
  },
  {
    rule: 'mapping-failure-queue',
    what: 'records that vanish',
    spoil: (t) => delete at(t, 'ConversationsMapping')['DestinationConfig'],
  },
  {
    rule: 'mapping-filtered',
    what: 'a missing filter',
    spoil: (t) => delete at(t, 'ConversationsMapping')['FilterCriteria'],
  },
  {
    rule: 'mapping-filtered',
    what: 'a filter other than the local one',
    spoil: (t) =>
      (at(t, 'ParcelsMapping', 'FilterCriteria', 'Filters', 0)['Pattern'] =
        '{"eventName": ["MODIFY"]}'),
  },
  {
    rule: 'mapping-batch-size',
    what: 'a batch that no invocation gets done',
    spoil: (t) => (at(t, 'ParcelsMapping')['BatchSize'] = 1000),
  },
  {
    rule: 'mapping-from-the-start',
    what: 'a mapping that begins too late',
    spoil: (t) => (at(t, 'ParcelsMapping')['StartingPosition'] = 'LATEST'),
  },
  {
    rule: 'mapping-for-each-stream',
    what: 'tickets that nobody tells of',
    spoil: (t) => {
      delete t.Resources['TicketsMapping'];
      delete t.Parameters['TicketsStreamArn'];
    },
  },
  {
    rule: 'schedule-every-minute',
    what: 'retries once an hour',
    spoil: (t) => (at(t, 'Schedule')['ScheduleExpression'] = 'rate(1 hour)'),
  },
  {
    rule: 'schedule-only-ours',
    what: 'a function that every rule may call',
    spoil: (t) => delete at(t, 'SchedulePermission')['SourceArn'],
  },
  {
    rule: 'alarm-acts',
    what: 'an alarm that tells nobody',
    spoil: (t) => (at(t, 'DeadTokenAlarm')['AlarmActions'] = []),
  },
  {
    rule: 'alarm-explained',
    what: 'an alarm without a runbook',
    spoil: (t) => (at(t, 'DeadTokenAlarm')['AlarmDescription'] = 'Something is wrong.'),
  },
  {
    rule: 'alarm-for-each-trouble',
    what: 'a failure queue that nobody watches',
    spoil: (t) => delete t.Resources['FailureQueueAlarm'],
  },
  {
    rule: 'log-kept-30-days',
    what: 'a log that is kept for ever',
    spoil: (t) => delete at(t, 'FbWebhookLog')['RetentionInDays'],
  },
  {
    rule: 'no-secrets',
    what: 'a secret as a parameter',
    spoil: (t) => {
      t.Parameters['PageAccessToken'] = { Type: 'String' };
      t.Outputs['Token'] = { Value: { Ref: 'PageAccessToken' } };
    },
  },
];
