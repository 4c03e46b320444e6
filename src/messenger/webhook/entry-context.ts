import { toMilliseconds } from './timestamp';
import { idSchema, isWireObject, readAs } from './wire';

/** What stands around an event: its entry's Page and time, and when we received it (milliseconds). */
export interface EntryContext {
  readonly pageId: string | undefined;
  readonly time: number | undefined;
  readonly receivedAt: number;
}

export function readEntryContext(entry: unknown, receivedAt: number): EntryContext {
  if (!isWireObject(entry)) return { pageId: undefined, time: undefined, receivedAt };
  return {
    pageId: readAs(idSchema, entry['id']),
    time: toMilliseconds(entry['time']),
    receivedAt,
  };
}
