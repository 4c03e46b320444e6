/** Under which of the platform's rules a message goes out (facts §2.2, §2.4). No other tag is alive. */
export type SendForm =
  | { readonly messagingType: 'RESPONSE' | 'UPDATE' }
  | { readonly messagingType: 'MESSAGE_TAG'; readonly tag: 'HUMAN_AGENT' }
  /** `template`: the name under which Facebook approved it. */
  | { readonly messagingType: 'UTILITY'; readonly template: string };

/** How an item goes to Facebook: under a rule for messages, or as a call that has none. */
export type CallForm = SendForm | 'unlink' | 'threadControl';

export const isSendForm = (form: CallForm): form is SendForm => typeof form !== 'string';
