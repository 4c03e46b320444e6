import type { HoldReason, Progress } from '../../store/queue-item';

/** Why something waits, in a word: how far it has come, or, if it is held, the reason. */
const ALL: Readonly<Record<Exclude<Progress['status'], 'held'> | HoldReason, true>> = {
  waiting: true,
  sending: true,
  unconfirmed: true,
  window_closed: true,
  template_not_approved: true,
  template_unfit: true,
  utility_refused: true,
  not_owner: true,
  unreachable: true,
  service_trouble: true,
};

export const REASONS: readonly string[] = Object.keys(ALL);
