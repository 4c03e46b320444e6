import type { ServerSentEvent } from '../messenger/control/control-events';
import { listenLive } from './parts/live';

/** The emulator's events, from one connection for all panes: a browser allows a host six in all. */
export interface EmulatorEvents {
  /** Also after each reconnect, as events were missed meanwhile. */
  readonly onConnected: (listener: () => void) => void;
  readonly onEvent: (listener: (event: ServerSentEvent) => void) => void;
  /** To be called when everybody listens. */
  readonly connect: () => void;
}

export function createEmulatorEvents(): EmulatorEvents {
  const connected: (() => void)[] = [];
  const listeners: ((event: ServerSentEvent) => void)[] = [];
  return {
    onConnected: (listener) => {
      connected.push(listener);
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    connect: () => {
      const onOpen = (): void => {
        for (const listener of connected) listener();
      };
      listenLive('emulator/events', onOpen, {
        message: (data) => {
          for (const listener of listeners) listener(data as ServerSentEvent);
        },
      });
    },
  };
}
