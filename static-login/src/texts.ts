import type { FieldProblem } from './form-fields';
import type { Language } from './language';
import type { Notice, Purpose } from './screen';
import { de } from './texts-de';
import { en } from './texts-en';

/** Texts that never vary; `index.html` names them in `data-text`. */
export type FixedText =
  | 'loading'
  | 'emailLabel'
  | 'passwordLabel'
  | 'cancel'
  | 'unlinkLink'
  | 'consentTitle'
  | 'messengerProfile'
  | 'customerAccount'
  | 'profileUnknown'
  | 'consentMeaning'
  | 'confirm'
  | 'returningTitle'
  | 'returningLead'
  | 'chatCodeLead'
  | 'chatCodeCaution'
  | 'stepOpen'
  | 'stepWrite'
  | 'stepTap'
  | 'tryAgain'
  | 'backToMessenger'
  | 'openMessenger'
  | 'or'
  | 'facebookLogin'
  | 'facebookMeaning';

export interface Texts {
  readonly fixed: Readonly<Record<FixedText, string>>;
  readonly form: Readonly<
    Record<Purpose, Readonly<Record<'title' | 'lead' | 'submit' | 'sending', string>>>
  >;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly fieldProblem: Readonly<Record<FieldProblem['reason'], string>>;
  readonly problem: {
    readonly fields: string;
    readonly 'wrong-pair': string;
    readonly unavailable: string;
    readonly facebook: string;
    readonly throttled: (wait: string) => string;
  };
  readonly tryAgainNow: string;
  /** `{profile}` and `{customer}` stand for names, which the page sets apart from its own words. */
  readonly question: { readonly known: string; readonly unknown: string };
  readonly notice: Readonly<Record<Notice, { readonly title: string; readonly text: string }>>;
}

export const textsOf = (language: Language): Texts => ({ de, en })[language];
