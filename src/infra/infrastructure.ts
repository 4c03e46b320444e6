import type { Deployment } from './resolve';
import { readTemplate, type Template } from './template';

/** The two templates as one: what they make together is what the rules are about. Their names differ. */
export type Infrastructure = Template;

export function readInfrastructure(texts: readonly string[]): Infrastructure {
  const templates = texts.map(readTemplate);
  const merged = <Part extends 'Parameters' | 'Conditions' | 'Resources' | 'Outputs'>(part: Part) =>
    Object.assign({}, ...templates.map((template) => template[part])) as Template[Part];
  return {
    Parameters: merged('Parameters'),
    Conditions: merged('Conditions'),
    Resources: merged('Resources'),
    Outputs: merged('Outputs'),
  };
}

/** Everything optional switched on; a resource's attribute stands as its name, e.g. `<ParcelsTable.Arn>`. */
export const symbolicDeployment: Deployment = {
  parameters: {
    TablePrefix: '',
    SecretsKeyArn: '<SecretsKeyArn>',
    ApiOrigin: 'https://api.example',
    LoginDomain: 'login.example',
    LexBotId: 'BOT',
    LexBotAliasId: 'ALIAS',
    FallbackEmailFrom: 'parcels@example.com',
    FallbackEmailIdentity: 'example.com',
    AlarmEmail: 'alarms@example.com',
    FailureQueueArn: '<FailureQueue.Arn>',
    AlarmTopicArn: '<AlarmTopic.Ref>',
    CustomersStreamArn: '<CustomersTable.StreamArn>',
    ParcelsStreamArn: '<ParcelsTable.StreamArn>',
    ConversationsStreamArn: '<ConversationsTable.StreamArn>',
    TicketsStreamArn: '<TicketsTable.StreamArn>',
    ParcelPushArn: '<parcel_push>',
  },
  attribute: (logicalId, attribute) => `<${logicalId}.${attribute}>`,
};
