import { createControlClient } from '../messenger/control/control-client';
import { createCliHint } from './cli-hint';
import { loadLocalConfig } from './local-config';
import { connectWorld } from './messenger/connect-world';
import { listenForLinking } from './messenger/login-popup';
import { createMarkRead } from './messenger/mark-read';
import { createMessengerPane } from './messenger/messenger-pane';
import { EMPTY_WORLD, unreadMessages, type World } from './messenger/world';
import { createOperationsClient } from './parcels/operations-client';
import { createParcelsPane } from './parcels/parcels-pane';
import { byId, setText } from './parts/el';
import { createPaneSwitch, type Pane } from './parts/pane-switch';
import { createStore } from './parts/store';
import { createAttempt, createToasts } from './parts/toasts';
import { createShopClient } from './shop/shop-client';
import { createShopPane } from './shop/shop-pane';

const notify = createToasts(byId('toasts'));
const attempt = createAttempt(notify);
const control = createControlClient('');
const world = createStore<World>(EMPTY_WORLD);

async function start(): Promise<void> {
  const config = await loadLocalConfig();
  setText(byId('company'), config.companyName);
  const { bot } = config;
  if (bot !== undefined) byId('tools').append(...createCliHint(bot));

  const panes = createPaneSwitch(byId('pane-switch'), byId('panes'), [
    {
      id: 'messenger',
      title: 'Messenger',
      element: createMessengerPane({
        control,
        world,
        demo: bot?.demo ?? { password: '', customers: [] },
        attempt,
        notify,
      }),
    },
    ...(bot === undefined ? [] : [parcelsPane(), shopPane(config.companyName)]),
  ]);
  world.watch(({ threads }) => {
    panes.mark(
      'messenger',
      Object.values(threads).reduce((sum, thread) => sum + unreadMessages(thread).length, 0),
    );
  });
  const isMessengerShown = (): boolean => panes.isShown('messenger');
  panes.onShown(createMarkRead(control, world, isMessengerShown, attempt));
  listenForLinking(notify);
  connectWorld(control, world, attempt);
}

const parcelsPane = (): Pane => ({
  id: 'parcels',
  title: 'Parcels',
  element: createParcelsPane({ operations: createOperationsClient(), attempt, notify }),
});

const shopPane = (companyName: string): Pane => ({
  id: 'shop',
  title: 'Shop',
  element: createShopPane({
    ...{ companyName, control, world, attempt, notify },
    operations: createOperationsClient(),
    shop: createShopClient(),
  }),
});

attempt(start);
