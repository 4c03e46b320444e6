import type { Clock } from '../../../shared/clock';
import type { GraphEntry, NoticeEntry, WebhookEntry, WireEntry } from './wire-entry';

type Draft<Entry extends WireEntry> = Omit<Entry, 'id' | 'at'>;

export interface WireLog {
  readonly add: <Entry extends WireEntry>(draft: Draft<Entry>) => Entry;
  /** Replaces what is known of an attempt. */
  readonly amend: (entry: WireEntry) => void;
  readonly notice: (notice: NoticeEntry['notice'], psid?: string) => void;
  readonly after: (id: number) => readonly WireEntry[];
}

export type { GraphEntry, WebhookEntry };

/** Enough for a day of trying things out; older lines are forgotten. */
const LIMIT = 5_000;

export function createWireLog(clock: Clock, onEntry: (entry: WireEntry) => void): WireLog {
  const entries: WireEntry[] = [];
  let lastId = 0;
  const add = <Entry extends WireEntry>(draft: Draft<Entry>): Entry => {
    const entry = { ...draft, id: ++lastId, at: clock() } as Entry;
    entries.push(entry);
    if (entries.length > LIMIT) entries.shift();
    onEntry(entry);
    return entry;
  };
  return {
    add,
    amend: (entry) => {
      const index = entries.findIndex(({ id }) => id === entry.id);
      if (index >= 0) entries[index] = entry;
      onEntry(entry);
    },
    notice: (notice, psid) => {
      add<NoticeEntry>({ kind: 'notice', notice, ...(psid !== undefined && { psid }) });
    },
    after: (id) => entries.filter((entry) => entry.id > id),
  };
}
