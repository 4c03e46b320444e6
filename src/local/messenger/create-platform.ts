import { createEventStream } from '../http/event-stream';
import { createAlarm } from './alarm';
import type { ServerSentEvent } from './control/control-events';
import { createFaults } from './wire/faults';
import { createIds } from './ids';
import { strictAssumptions } from './options';
import type { MessengerEmulatorOptions } from './options';
import type { Platform } from './platform';
import { createState } from './state';
import { createTimestamps } from './timestamps';
import { createCourier } from './webhooks/courier';
import { createWebhookHealth } from './webhooks/health';
import { createWebhookQueue } from './webhooks/queue';
import { createWireLog } from './wire/wire-log';

/** Puts the parts of the emulated Facebook together: wiring only. */
export function createPlatform(options: MessengerEmulatorOptions): Platform {
  const { clock, sleep, random, appSecrets } = options;
  const assumptions = { ...strictAssumptions(options.appId), ...options.assumptions };
  const state = createState(
    options.webhookUrl ?? null,
    options.messengerProfile ?? {},
    assumptions.withheldPermissions,
  );
  const events = createEventStream();
  const announce = (event: ServerSentEvent): void => {
    events.send('message', event);
  };
  const wire = createWireLog(clock, (entry) => {
    announce({ type: 'wire', entry });
  });
  const faults = createFaults((settings) => {
    announce({ type: 'faults', faults: settings });
    if (settings.webhookReordered === false) webhooks.release();
  });
  const alarm = createAlarm(clock, sleep);
  const health = createWebhookHealth(clock, wire, () => {
    state.subscribedFields = null;
  });
  const courier = createCourier({
    pageId: options.pageId,
    appSecret: appSecrets[0] ?? '',
    state,
    wire,
    faults,
    health,
    sleep,
  });
  const webhooks = createWebhookQueue(state, faults, courier, health, alarm);
  return {
    options,
    assumptions,
    state,
    now: clock,
    timestamp: createTimestamps(clock),
    sleep,
    ids: createIds(random),
    faults,
    wire,
    webhooks,
    announce,
    events,
    alarm,
  };
}
