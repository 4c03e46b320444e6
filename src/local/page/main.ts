import { createControlClient } from '../messenger/control/control-client';
import { createCliHint } from './cli-hint';
import { createClockPane } from './clock/clock-pane';
import { createStatusChip } from './clock/status-chip';
import { createEmulatorEvents } from './emulator-events';
import { createInboxPane } from './inbox/inbox-pane';
import { waitingThreads } from './inbox/waiting';
import { loadLocalConfig } from './local-config';
import { connectWorld } from './messenger/connect-world';
import { listenForLinking } from './messenger/login-popup';
import { listenForShortLinks } from './messenger/site-window';
import { createMarkRead } from './messenger/mark-read';
import { createMessengerPane } from './messenger/messenger-pane';
import { EMPTY_WORLD, unreadMessages, type World } from './messenger/world';
import type { PageContext } from './page-context';
import { createOperationsClient } from './parcels/operations-client';
import { createParcelsPane } from './parcels/parcels-pane';
import { byId, setText } from './parts/el';
import { createPaneSwitch, type Pane } from './parts/pane-switch';
import { createStore } from './parts/store';
import { createAttempt, createToasts } from './parts/toasts';
import { createShopClient } from './shop/shop-client';
import { createShopPane } from './shop/shop-pane';
import { createTableChanges } from './table-changes';
import { createWireFeed } from './wire/wire-feed';
import { createWirePane } from './wire/wire-pane';

const notify = createToasts(byId('toasts'));
const attempt = createAttempt(notify);
const control = createControlClient('');

async function start(): Promise<void> {
  const config = await loadLocalConfig();
  const { bot } = config;
  const world = createStore<World>(EMPTY_WORLD);
  const emulatorEvents = createEmulatorEvents();
  const tableChanges = createTableChanges();
  const context: PageContext = {
    ...{ config, control, world, attempt, notify },
    operations: createOperationsClient(),
    wire: createWireFeed(control, emulatorEvents, attempt),
    onTablesChanged: tableChanges.onTablesChanged,
  };
  const panes = createPaneSwitch(byId('pane-switch'), byId('panes'), createPanes(context));
  const chip = createStatusChip(world, () => {
    panes.select('clock');
  });
  setText(byId('company'), config.companyName);
  byId('tools').append(...(bot === undefined ? [] : createCliHint(bot)), chip);

  world.watch(({ threads }) => {
    panes.mark(
      'messenger',
      Object.values(threads).reduce((sum, thread) => sum + unreadMessages(thread).length, 0),
    );
    panes.mark('inbox', waitingThreads(threads).length);
  });
  const isMessengerShown = (): boolean => panes.isShown('messenger');
  panes.onShown(createMarkRead(control, world, isMessengerShown, attempt));
  listenForLinking(notify);
  listenForShortLinks();
  connectWorld(control, world, emulatorEvents, attempt);
  emulatorEvents.connect();
  if (bot !== undefined) tableChanges.connect();
}

/** In the order of the switch; those about the bot's own tables only where the bot is ours. */
function createPanes(context: PageContext): readonly Pane[] {
  const { bot, companyName } = context.config;
  return [
    {
      id: 'messenger',
      title: 'Messenger',
      element: createMessengerPane({ ...context, demo: bot?.demo }),
    },
    ...(bot === undefined
      ? []
      : [
          { id: 'parcels', title: 'Parcels', element: createParcelsPane(context) },
          {
            id: 'shop',
            title: 'Shop',
            element: createShopPane({ ...context, companyName, shop: createShopClient() }),
          },
        ]),
    { id: 'inbox', title: 'Inbox', element: createInboxPane(context) },
    { id: 'wire', title: 'Wire', element: createWirePane(context) },
    { id: 'clock', title: 'Clock', element: createClockPane(context) },
  ];
}

attempt(start);
