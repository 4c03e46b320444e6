import type { FaultSettings } from '../wire/fault-names';
import type { Person, ThreadMessage, ThreadState } from '../thread/thread-model';
import type { WireEntry } from '../wire/wire-entry';

/** What `/emulator/events` tells, one JSON object per server-sent `message`. Each replaces what was known before. */
export type ServerSentEvent =
  | { readonly type: 'person'; readonly person: Person }
  /** New or changed: a reaction changes a message. */
  | { readonly type: 'message'; readonly psid: string; readonly message: ThreadMessage }
  | { readonly type: 'state'; readonly psid: string; readonly state: ThreadState }
  /** New or changed: a webhook's attempts are one entry each, first `pending`, then with its outcome. */
  | { readonly type: 'wire'; readonly entry: WireEntry }
  | { readonly type: 'faults'; readonly faults: FaultSettings }
  /** Time was moved; `now` in milliseconds of the emulated clock. */
  | { readonly type: 'clock'; readonly now: number };
