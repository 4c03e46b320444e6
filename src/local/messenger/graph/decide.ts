import type { FaultName } from '../wire/fault-names';
import type { Platform } from '../platform';
import { authorise } from './authorise';
import type { Caller } from './authorise';
import type { GraphResult } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal, RefusalName } from './errors';
import type { RateLimits } from './rate-limits';
import type { GraphRequest } from './request';
import { answerCall } from './routes';
import { isUsableVersion } from './versions';

export type Decision =
  | { readonly type: 'answer'; readonly result: GraphResult | Refusal; readonly fault?: FaultName }
  /** A page of Facebook's load balancer, not of Graph. */
  | { readonly type: 'outage'; readonly fault: FaultName }
  /** The connection stays open and nothing ever comes. */
  | { readonly type: 'silence'; readonly fault: FaultName };

/** In Facebook's order: is there such a path, who calls, may they still call, and only then what they ask. */
export function decide(
  platform: Platform,
  limits: RateLimits,
  request: GraphRequest | Refusal,
): Decision {
  if (platform.faults.strikes('http500')) return { type: 'outage', fault: 'http500' };
  if (isRefusal(request)) return answer(request);
  const caller = admit(platform, limits, request);
  if (isRefusal(caller)) return answer(caller);
  for (const [fault, refused] of FAULTY_ANSWERS) {
    // Only the Page's token dies: the app's can still be asked what became of it.
    if (fault === 'invalidToken' && caller.kind !== 'page') continue;
    if (platform.faults.strikes(fault)) return { type: 'answer', result: refuse(refused), fault };
  }
  const ask = (): GraphResult | Refusal =>
    answerCall(request, { platform, caller, params: request.params, limits });
  if (request.edge.endsWith('_thread_control') && platform.faults.strikes('routingRefused')) {
    return { type: 'answer', result: refuse('routingRefused'), fault: 'routingRefused' };
  }
  return request.edge === 'messages' ? send(platform, ask) : answer(ask());
}

const FAULTY_ANSWERS: readonly (readonly [FaultName, RefusalName])[] = [
  ['invalidToken', 'tokenInvalid'],
  ['code2', 'temporary'],
  ['rateLimited', 'rateLimited'],
];

function admit(platform: Platform, limits: RateLimits, request: GraphRequest): Caller | Refusal {
  if (!isUsableVersion(request.version, platform.now())) return refuse('unknownPath');
  const caller = authorise(platform, request);
  // Calls with other tokens do not count as the Page's (facts §3).
  if (isRefusal(caller) || caller.kind !== 'page') return caller;
  return limits.admitCall(engagedUsers(platform)) ? caller : refuse('usageExceeded');
}

/** The faults that concern sending only. */
function send({ faults }: Platform, ask: () => GraphResult | Refusal): Decision {
  if (faults.strikes('pageRestricted')) {
    return { type: 'answer', result: refuse('pageRestricted'), fault: 'pageRestricted' };
  }
  if (faults.strikes('timeoutBeforeSend')) return { type: 'silence', fault: 'timeoutBeforeSend' };
  if (faults.strikes('timeoutAfterSend')) {
    ask();
    return { type: 'silence', fault: 'timeoutAfterSend' };
  }
  if (!faults.strikes('invalidReply')) return answer(ask());
  // Said although the message was sent (facts §3).
  const result = ask();
  return isRefusal(result)
    ? answer(result)
    : { type: 'answer', result: refuse('invalidReply'), fault: 'invalidReply' };
}

/** People whom the Page can message: Facebook grants 200 calls a day for each (facts §3). */
export const engagedUsers = ({ state, assumptions }: Platform): number =>
  state.people.filter(({ started }) => started).length + assumptions.otherEngagedUsers;

const answer = (result: GraphResult | Refusal): Decision => ({ type: 'answer', result });
