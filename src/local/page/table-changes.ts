import { listenLive } from './parts/live';

/** One connection for all panes that show tables; see `PageContext`. */
export function createTableChanges(): {
  readonly onTablesChanged: (listener: () => void) => void;
  readonly connect: () => void;
} {
  const listeners: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    onTablesChanged: (listener) => {
      listeners.push(listener);
    },
    connect: () => {
      listenLive('operations/events', tell, { tables: tell });
    },
  };
}
