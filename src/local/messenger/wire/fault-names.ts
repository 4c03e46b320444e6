/** What can be made to go wrong: with Graph calls, with webhook deliveries, and, the last, where the Page is. */
export const FAULT_NAMES = [
  'slow',
  'http500',
  'code2',
  'rateLimited',
  'invalidReply',
  'timeoutAfterSend',
  'timeoutBeforeSend',
  'invalidToken',
  'pageRestricted',
  'routingRefused',
  'webhookDropped',
  'webhookDuplicated',
  'webhookReordered',
  'euPrivacyRules',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

/** `true`: until switched off. A number: that many times more. */
export type FaultSetting = boolean | number;

export type FaultSettings = Readonly<Record<FaultName, FaultSetting>>;
