import type { Sleep } from '../../../shared/clock';
import type { Faults } from '../wire/faults';
import type { FaultName } from '../wire/fault-names';
import type { EmulatorState } from '../state';
import type { WebhookEntry, WireLog } from '../wire/wire-log';
import { toWebhookJson } from './batch';
import type { PlatformEvent } from './batch';
import type { WebhookHealth } from './health';
import { postWebhook } from './post';
import { signatureHeaders, toFacebookBytes } from './signed-bytes';

export interface CourierOptions {
  readonly pageId: string;
  readonly appSecret: string;
  readonly state: EmulatorState;
  readonly wire: WireLog;
  readonly faults: Faults;
  readonly health: WebhookHealth;
  readonly sleep: Sleep;
}

/** Lost: nobody will try again. */
export type AttemptOutcome = 'delivered' | 'failed' | 'lost';

/** Carries batches to the callback address. No function rejects. */
export interface Courier {
  /** `fault`: what has already happened to these events. */
  readonly deliver: (
    events: readonly PlatformEvent[],
    fault?: FaultName,
  ) => Promise<AttemptOutcome>;
  /** `attempt` counts from 1; the first is `deliver`. */
  readonly deliverAgain: (
    events: readonly PlatformEvent[],
    attempt: number,
  ) => Promise<AttemptOutcome>;
}

export function createCourier(options: CourierOptions): Courier {
  const { pageId, appSecret, state, wire, faults, health, sleep } = options;
  const isSubscribed = (): boolean => state.subscribedFields !== null;

  const attempt = async (
    events: readonly PlatformEvent[],
    number: number,
    fault?: FaultName,
  ): Promise<AttemptOutcome> => {
    const request = toWebhookJson(pageId, events);
    const psid = events.find((event) => event.psid !== null)?.psid ?? null;
    const draft = {
      kind: 'webhook' as const,
      request,
      attempt: number,
      ...(psid !== null && { psid }),
      ...(fault !== undefined && { fault }),
    };
    const drop = (reason: 'not_configured' | 'unsubscribed' | 'fault'): 'lost' => {
      wire.add<WebhookEntry>({ ...draft, outcome: 'dropped', reason });
      return 'lost';
    };
    if (state.webhookUrl === null) return drop('not_configured');
    if (!isSubscribed()) return drop('unsubscribed');
    if (fault === 'webhookDropped') return drop('fault');

    const entry = wire.add<WebhookEntry>({ ...draft, outcome: 'pending' });
    const bytes = toFacebookBytes(request);
    const headers = signatureHeaders(bytes, appSecret);
    const { delivered, ...rest } = await postWebhook(state.webhookUrl, bytes, headers, sleep);
    if (delivered) health.succeeded();
    else health.failed();
    const isTriedAgain = !delivered && number > 1 && fault === undefined && isSubscribed();
    wire.amend({
      ...entry,
      outcome: delivered ? 'delivered' : 'failed',
      ...rest,
      ...(isTriedAgain && { retryAt: health.nextTryAt(number - 1) }),
    });
    return delivered ? 'delivered' : 'failed';
  };

  return {
    deliver: async (events, fault) => {
      if (faults.strikes('webhookDropped')) return attempt(events, 1, 'webhookDropped');
      const outcome = await attempt(events, 1, fault);
      if (outcome === 'delivered' && faults.strikes('webhookDuplicated')) {
        await attempt(events, 2, 'webhookDuplicated');
      }
      return outcome;
    },
    deliverAgain: attempt,
  };
}
