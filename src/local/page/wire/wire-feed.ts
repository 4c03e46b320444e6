import type { ControlApi } from '../../messenger/control/control-api';
import type { WireEntry } from '../../messenger/wire/wire-entry';
import type { EmulatorEvents } from '../emulator-events';
import type { Attempt } from '../parts/toasts';

/** As many as the emulator remembers. */
const LIMIT = 5_000;

/** What went over the wire, live. */
export interface WireFeed {
  /** Oldest first; one array, amended in place, as copying thousands for each new one would stall the page. */
  readonly entries: () => readonly WireEntry[];
  /** Calls back after changes, at most once a frame. */
  readonly watch: (listener: () => void) => void;
}

export function createWireFeed(
  control: Pick<ControlApi, 'wire'>,
  events: EmulatorEvents,
  attempt: Attempt,
): WireFeed {
  const entries: WireEntry[] = [];
  const listeners: (() => void)[] = [];
  let isAnnounced = false;
  const announce = (): void => {
    if (isAnnounced) return;
    isAnnounced = true;
    requestAnimationFrame(() => {
      isAnnounced = false;
      for (const listener of listeners) listener();
    });
  };
  const put = (entry: WireEntry): void => {
    const newest = entries.at(-1);
    if (newest === undefined || entry.id > newest.id) entries.push(entry);
    else {
      // Only what is still under way is amended, and that is near the end.
      const index = entries.findLastIndex(({ id }) => id === entry.id);
      if (index >= 0) entries[index] = entry;
    }
    if (entries.length > LIMIT) entries.splice(0, entries.length - LIMIT);
  };

  events.onConnected(() => {
    attempt(async () => {
      const known = await control.wire();
      const later = entries.filter(({ id }) => id > (known.at(-1)?.id ?? 0));
      // After a restart the emulator counts from 1 again: what it tells now is all there is.
      entries.splice(0, entries.length, ...known, ...(known.length === 0 ? [] : later));
      announce();
    });
  });
  events.onEvent((event) => {
    if (event.type !== 'wire') return;
    put(event.entry);
    announce();
  });
  return {
    entries: () => entries,
    watch: (listener) => {
      listeners.push(listener);
      listener();
    },
  };
}
