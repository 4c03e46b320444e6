import type { Upload } from '../messenger/graph';
import type { LogInForm } from '../messenger/log-in-button';
import type { Outgoing } from '../messenger/outgoing';
import type { StoredQueueItem } from '../store/outbox';
import type { DrainDeps } from './drain-deps';
import { readyExport } from './export/ready-export';
import { inLogInForm } from './log-in-form';

/** What goes to Facebook in an item's place. */
export interface Ready {
  readonly outgoing: Outgoing;
  readonly file?: Upload;
}

/** All that has to be read or stored for a send, which may fail or take its time while nothing has gone out yet. */
export async function makeReady(
  deps: DrainDeps,
  item: StoredQueueItem,
  logIn: LogInForm | undefined,
): Promise<Ready> {
  const { psid, outgoing } = item;
  if (outgoing.type === 'message' && outgoing.content.kind === 'export') {
    return readyExport(deps, psid, { ...outgoing, content: outgoing.content });
  }
  return { outgoing: await inLogInForm(deps, item, logIn) };
}
