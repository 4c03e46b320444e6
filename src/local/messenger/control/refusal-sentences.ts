import type { ControlErrorCode } from './control-api';

/** Why the emulator did not do it, for whoever sees no more than that. */
export const REFUSAL_SENTENCES: Readonly<Record<ControlErrorCode, string>> = {
  invalid_request: 'Not done: the request is malformed.',
  not_found: 'Not done: Messenger does not know this any more. Reload the page.',
  get_started_not_set: "Not done: the Page's Messenger profile has no Get Started button.",
  not_https: 'Not opened: Messenger opens login pages at https addresses only.',
  thread_not_owned: 'Not done: somebody else controls the conversation.',
  person_unavailable: 'Not sent: the person has blocked the Page.',
  outside_window: 'Not sent: the person wrote too long ago.',
  not_editable: 'Not changed: only texts of one’s own can be edited, five times each.',
  domain_not_whitelisted:
    "Not done: the site is not among the whitelisted domains of the Page's Messenger profile.",
  user_ref_used: 'Not done: that user_ref was used before.',
  webhook_not_set: 'Not done: no webhook is set.',
  busy: 'Not done: another examination is running.',
  clock_fixed: 'Not done: whoever runs the emulator keeps the time.',
};
