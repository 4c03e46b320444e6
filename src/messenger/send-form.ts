/** Under which of the platform's rules a message goes out (facts §2.2, §2.4). No other tag is alive. */
export type SendForm =
  | { readonly messagingType: 'RESPONSE' | 'UPDATE' }
  | { readonly messagingType: 'MESSAGE_TAG'; readonly tag: 'HUMAN_AGENT' }
  | UtilityForm;

export interface UtilityForm {
  readonly messagingType: 'UTILITY';
  /** The name under which Facebook approved it. */
  readonly template: string;
  /** Those that it asks for; without, all that the message brings. */
  readonly parameters?: readonly string[];
}

/** How an item goes to Facebook: under a rule for messages, or as a call that has none. */
export type CallForm = SendForm | 'unlink' | 'threadControl';

export const isSendForm = (form: CallForm): form is SendForm => typeof form !== 'string';
