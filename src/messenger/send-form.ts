/** Under which of the platform's rules a message goes out (facts §2.2, §2.4). No other tag is alive. */
export type SendForm =
  | { readonly messagingType: 'RESPONSE' | 'UPDATE' }
  | { readonly messagingType: 'MESSAGE_TAG'; readonly tag: 'HUMAN_AGENT' }
  /** `template`: the name under which Facebook approved it. */
  | { readonly messagingType: 'UTILITY'; readonly template: string };
