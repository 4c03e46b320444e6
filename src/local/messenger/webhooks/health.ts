import { HOUR, MINUTE, SECOND } from '../../../shared/clock';
import type { Clock } from '../../../shared/clock';
import type { WireLog } from '../wire/wire-log';

/** After that long without a 200 Facebook alerts the developers, then unsubscribes the app (facts §4.3). */
const ALERT_AFTER = 15 * MINUTE;
const UNSUBSCRIBE_AFTER = HOUR;

/** The pauses between redeliveries are Facebook's secret; only that they grow is documented (facts §4.3). */
const PAUSES = [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE];

/** Whether the app answers its webhooks, and what Facebook does when it does not. */
export interface WebhookHealth {
  /** Grows with each unsubscription: what waited to be redelivered then is lost, even to who subscribes again. */
  readonly era: () => number;
  readonly succeeded: () => void;
  readonly failed: () => void;
  /** Milliseconds of the emulated clock for the try after this many failures; never past the two deadlines. */
  readonly nextTryAt: (failures: number) => number;
}

export function createWebhookHealth(
  clock: Clock,
  wire: WireLog,
  unsubscribe: () => void,
): WebhookHealth {
  let failingSince: number | null = null;
  let alerted = false;
  let era = 0;
  const reset = (): void => {
    failingSince = null;
    alerted = false;
  };
  return {
    era: () => era,
    succeeded: reset,
    failed: () => {
      failingSince ??= clock();
      const failingFor = clock() - failingSince;
      if (failingFor >= ALERT_AFTER && !alerted) {
        alerted = true;
        wire.notice('webhook_alert');
      }
      if (failingFor >= UNSUBSCRIBE_AFTER) {
        reset();
        era += 1;
        unsubscribe();
        wire.notice('webhook_unsubscribed');
      }
    },
    nextTryAt: (failures) => {
      const now = clock();
      const pause = PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0;
      const deadlines = [ALERT_AFTER, UNSUBSCRIBE_AFTER].map(
        (after) => (failingSince ?? now) + after,
      );
      return Math.min(now + pause, ...deadlines.filter((deadline) => deadline > now));
    },
  };
}
