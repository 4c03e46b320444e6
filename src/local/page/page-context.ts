import type { ControlApi } from '../messenger/control/control-api';
import type { LocalConfig } from './local-config';
import type { World } from './messenger/world';
import type { OperationsClient } from './parcels/operations-client';
import type { Store } from './parts/store';
import type { Attempt, Notify } from './parts/toasts';
import type { WireFeed } from './wire/wire-feed';

/** What every pane may use. */
export interface PageContext {
  readonly config: LocalConfig;
  readonly control: ControlApi;
  readonly operations: OperationsClient;
  readonly world: Store<World>;
  readonly wire: WireFeed;
  /** Calls back when something in the tables changed, once connected, and after each reconnect. */
  readonly onTablesChanged: (listener: () => void) => void;
  readonly attempt: Attempt;
  readonly notify: Notify;
}
