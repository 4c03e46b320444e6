import type { CallLimits, Graph } from '../../messenger/graph';
import { SECOND, type Clock } from '../../shared/clock';

/** Our app at Facebook. */
export interface FacebookApp {
  readonly appId: string;
  /** The one in force first; while rotating, Facebook may know only the next. */
  readonly appSecrets: readonly [string, ...string[]];
  readonly pageId: string;
  /** Graph as our Page, */
  readonly graph: Pick<Graph, 'get'>;
  /** and as the app or a person, by their token. */
  readonly graphAs: (accessToken: string, appSecret: string) => Pick<Graph, 'get'>;
}

/** How the app calls in its own name: `APP_ID|APP_SECRET` (facts §6). */
export const graphAsApp = ({ appId, graphAs }: FacebookApp, appSecret: string) =>
  graphAs(`${appId}|${appSecret}`, appSecret);

/** What is left, for each next call, of the time that all of them have together. */
export type Patience = () => CallLimits;

const ALL_CALLS_MS = 5 * SECOND;

/** A slow Facebook costs the person five seconds, then they are asked for their password (facts §6). */
export function startPatience(clock: Clock): Patience {
  const deadline = clock() + ALL_CALLS_MS;
  return () => ({ timeoutMs: Math.max(1, deadline - clock()) });
}
