import type { Throttling } from '../parcels/operations-client';
import { button, el, setText } from '../parts/el';
import { createStore } from '../parts/store';
import type { PageContext } from '../page-context';
import { faultEffect, type FaultEffect } from './fault-effect';
import { createFaultRow, type FaultRow } from './fault-row';
import {
  DYNAMODB_FAULTS,
  GRAPH_FAULTS,
  REGION_FAULTS,
  WEBHOOK_FAULTS,
  type FaultText,
} from './fault-texts';
import { createTimeControls } from './time-controls';
import { createWhatTimeDoes } from './what-time-does';

const TICK_MS = 1_000;

/** Time that can be moved, and what can be made to go wrong. */
export function createClockPane(context: PageContext): HTMLElement {
  const { config, control, world, wire, operations, attempt, notify } = context;
  const throttling = createStore<Throttling>({ throttled: false, refused: 0 });
  const controls = createTimeControls((milliseconds) => {
    const moved = control.advanceClock(milliseconds);
    attempt(() => moved);
    return moved.then(
      () => undefined,
      () => undefined,
    );
  });
  const table = createWhatTimeDoes();
  const subscription = createSubscription(() => {
    attempt(async () => {
      const { webhookUrl } = world.get();
      if (webhookUrl === null) return;
      const { verified } = await control.setWebhookUrl(webhookUrl);
      if (!verified) notify('The webhook did not pass Facebook’s handshake.', 'problem');
    });
  });

  const rows = new Map<string, { readonly row: FaultRow; readonly effect: () => FaultEffect }>();
  const messengerRow = (fault: FaultText): HTMLElement => {
    const { name } = fault;
    if (name === 'dynamoDbThrottled') throw new Error('not a fault of Messenger');
    const row = createFaultRow(fault, {
      countable: fault.lasting === undefined,
      set: (setting) => {
        attempt(() => control.setFault(name, setting));
      },
    });
    rows.set(name, { row, effect: () => faultEffect(wire.entries(), name) });
    return row.element;
  };
  const readThrottling = (): void => {
    attempt(async () => {
      const known = await operations.throttling();
      throttling.update(() => known);
    });
  };
  const throttlingRow = (fault: FaultText): HTMLElement => {
    const row = createFaultRow(fault, {
      countable: false,
      set: (setting) => {
        attempt(async () => {
          const known = await operations.throttle(setting !== false);
          throttling.update(() => known);
        });
      },
    });
    throttling.watch(({ throttled, refused }) => {
      row.show(throttled, { strikes: refused, ...(!throttled && { recoveredAt: true }) });
    });
    return row.element;
  };

  const showTime = (): void => {
    const state = world.get();
    const now = Date.now() + state.clockAhead;
    controls.show(now, state.clockAhead);
    table.show(state, now);
  };
  const element = el(
    'section',
    { class: 'pane clock', 'aria-labelledby': 'clock-title' },
    el(
      'header',
      { class: 'pane-header' },
      el('h2', { id: 'clock-title' }, 'Clock and faults'),
      el('p', {}, 'Move time, break something, and see how the bot comes out of it.'),
    ),
    el(
      'div',
      { class: 'clock-body', tabindex: '0', role: 'group', 'aria-labelledby': 'clock-title' },
      el(
        'section',
        { class: 'clock-part' },
        el('h3', {}, 'Clock'),
        controls.element,
        table.element,
      ),
      faultPart('Graph', GRAPH_FAULTS.map(messengerRow)),
      faultPart('Region', REGION_FAULTS.map(messengerRow)),
      faultPart('Webhooks', WEBHOOK_FAULTS.map(messengerRow), subscription.element),
      ...(config.bot === undefined
        ? []
        : [faultPart('DynamoDB', DYNAMODB_FAULTS.map(throttlingRow))]),
    ),
  );
  const isShown = (): boolean => element.checkVisibility();
  const showFaults = (): void => {
    const { faults } = world.get();
    for (const [name, { row, effect }] of rows) {
      row.show(faults[name as keyof typeof faults] ?? false, effect());
    }
  };
  world.watch((state) => {
    showTime();
    showFaults();
    subscription.show(state.subscribed, state.webhookUrl);
  });
  wire.watch(() => {
    if (isShown()) showFaults();
  });
  if (config.bot !== undefined) context.onTablesChanged(readThrottling);
  setInterval(() => {
    if (!isShown()) return;
    showTime();
    showFaults();
    // Refused operations change no table, so nothing tells of them.
    if (throttling.get().throttled) readThrottling();
  }, TICK_MS);
  return element;
}

const faultPart = (
  title: string,
  rows: readonly HTMLElement[],
  ...more: readonly HTMLElement[]
): HTMLElement =>
  el(
    'section',
    { class: 'clock-part' },
    el('h3', {}, title),
    el('ul', { class: 'faults' }, ...rows),
    ...more,
  );

/** Facebook unsubscribes an app whose webhook failed for an hour (facts §4.3). */
function createSubscription(subscribe: () => void) {
  const text = el('p', { 'data-testid': 'subscription' });
  const again = button(
    'Subscribe again',
    { class: 'secondary', 'data-testid': 'subscribe' },
    subscribe,
  );
  return {
    element: el('div', { class: 'subscription' }, text, again),
    show: (subscribed: boolean, webhookUrl: string | null): void => {
      again.hidden = subscribed || webhookUrl === null;
      setText(
        text,
        subscribed
          ? 'The app is subscribed. After an hour of failures Facebook would unsubscribe it.'
          : webhookUrl === null
            ? 'No webhook is set.'
            : 'Facebook has unsubscribed the app: no event arrives, and those of meanwhile are lost.',
      );
    },
  };
}
