import type { FaultName } from '../../messenger/wire/fault-names';

/** DynamoDB's fault is not Messenger's, and is switched elsewhere. */
export type SwitchedFault = FaultName | 'dynamoDbThrottled';

export interface FaultText {
  readonly name: SwitchedFault;
  readonly title: string;
  /** It is so or not, and can't be so once. */
  readonly lasting?: true;
  /** What goes wrong, and how a bot that is well built comes out of it. */
  readonly text: string;
}

export const GRAPH_FAULTS: readonly FaultText[] = [
  {
    name: 'slow',
    title: 'Slow',
    text: 'Answers come 3 seconds late. The webhook is not slowed by it; messages wait their turn.',
  },
  {
    name: 'http500',
    title: 'Server error',
    text: 'A page of the load balancer instead of JSON. The message is retried with growing pauses.',
  },
  {
    name: 'code2',
    title: 'Temporary error (2)',
    text: 'Facebook says “try again”. At most three times, then the message waits longer.',
  },
  {
    name: 'rateLimited',
    title: 'Rate limit (613)',
    text: 'The whole Page’s queue pauses and goes on by itself.',
  },
  {
    name: 'invalidReply',
    title: 'Invalid reply (1357046)',
    text: 'The message is in the chat, and Facebook says it failed. The echo settles it: no second copy.',
  },
  {
    name: 'timeoutAfterSend',
    title: 'Answer lost after sending',
    text: 'The message is in the chat, its answer never comes. The echo settles it: no second copy.',
  },
  {
    name: 'timeoutBeforeSend',
    title: 'Request lost',
    text: 'Nothing is sent and nobody answers. No echo comes, so the outcome stays unconfirmed.',
  },
  {
    name: 'invalidToken',
    title: 'Invalid token (190)',
    text: 'Every call is refused. Sending stops for the whole Page until a call succeeds again.',
  },
  {
    name: 'pageRestricted',
    title: 'Page restricted (1893063)',
    text: 'Facebook lets the Page send nothing. Messages wait, and are sent once it may again.',
  },
  {
    name: 'routingRefused',
    title: 'Routing refused (2018171)',
    text: 'No thread is passed, taken or asked for. Who wanted a human is offered a ticket instead.',
  },
];

export const REGION_FAULTS: readonly FaultText[] = [
  {
    name: 'euPrivacyRules',
    title: 'European privacy rules',
    text: 'The Page is in Europe or Japan: no Log In button, no ID matching. The bot notices and sends a link instead.',
    lasting: true,
  },
];

export const WEBHOOK_FAULTS: readonly FaultText[] = [
  {
    name: 'webhookDropped',
    title: 'Lost',
    text: 'The event never arrives. Nothing can recover it; the customer writes again.',
  },
  {
    name: 'webhookDuplicated',
    title: 'Twice',
    text: 'The same bytes arrive twice. The second finds its claim and changes nothing.',
  },
  {
    name: 'webhookReordered',
    title: 'Out of order',
    text: 'The next event overtakes this one. Each is decided by Facebook’s own timestamp.',
  },
];

export const DYNAMODB_FAULTS: readonly FaultText[] = [
  {
    name: 'dynamoDbThrottled',
    title: 'Throttled',
    text: 'Every read and write is refused. Webhooks fail and are redelivered, streams are retried.',
  },
];
