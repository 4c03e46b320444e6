import type { FindChat } from '../channels/find-channel';
import type { Graph } from '../messenger/graph';
import type { Clock, Sleep } from '../shared/clock';
import type { UtilityTemplates } from '../shared/config';
import type { Log } from '../shared/log';
import type { RandomBytes } from '../shared/random';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';
import type { OnHeld } from './tell-held';

/** What draining needs of the world. */
export interface DrainDeps {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly pageId: string;
  /** Ours: a thread that another app controls is told by its id. */
  readonly appId: string;
  readonly graph: Graph;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: RandomBytes;
  readonly log: Log;
  /** Milliseconds that this invocation may still run. */
  readonly remainingMs: () => number;
  readonly utilityTemplates: UtilityTemplates;
  /** Finds the conversations on other messengers; without it all are Facebook's. */
  readonly findChat?: FindChat;
  /** Makes a one-time token for a login on behalf of this person's chat (design §4.2). */
  readonly issueLinkToken: (psid: string) => Promise<string>;
  /** The company's other way to the person, e.g. e-mail (`fallback`). Without it a held message is only logged. */
  readonly onHeld?: OnHeld;
}
