import type { AcceptedLogin } from './login-api';
import type { FieldProblem } from './form-fields';

/** What the visitor sees; the page is a function of this, the language and the time. */
export type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'form'; readonly sending: boolean; readonly problem?: Problem }
  | { readonly name: 'consent'; readonly login: AcceptedLogin }
  /** Confirmed; the link is made when the visitor is back in the chat, by either of the two. */
  | { readonly name: 'returning'; readonly address: string; readonly chatCode: string }
  /** `address`: of the chat, for who has to go there. */
  | { readonly name: 'notice'; readonly notice: Notice; readonly address?: string };

/** Why the form is still there. */
export type Problem =
  | { readonly kind: 'fields'; readonly fields: readonly FieldProblem[] }
  | { readonly kind: 'wrong-pair' }
  /** `until`: milliseconds since the epoch. */
  | { readonly kind: 'throttled'; readonly until: number }
  | { readonly kind: 'unavailable' }
  /** The login with Facebook failed, whyever: the password is left. */
  | { readonly kind: 'facebook' };

/** Why there is no form. */
export type Notice =
  | 'outside'
  | 'refused'
  | 'expired'
  /** The same for a token of ours. */
  | 'linkOver'
  | 'cancelled'
  | 'unavailable'
  | 'facebookLinked'
  | 'facebookNoChat'
  | 'facebookFailed'
  | 'leaving'
  | 'unlinked'
  | 'nothing-linked';

/** What the visitor logs in for. */
export type Purpose = 'link' | 'unlink';
