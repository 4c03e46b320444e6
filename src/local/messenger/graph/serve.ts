import { SECOND } from '../../../shared/clock';
import type { FaultName } from '../wire/fault-names';
import type { Platform } from '../platform';
import type { GraphEntry } from '../wire/wire-log';
import { decide, engagedUsers } from './decide';
import type { Decision } from './decide';
import { isRefusal, toErrorAnswer } from './errors';
import type { Refusal } from './errors';
import type { RateLimits } from './rate-limits';
import { parsedWhereJson, readGraphRequest } from './request';
import type { GraphRequest, RawGraphRequest } from './request';
import { shownBody, shownPath } from './shown';

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How late an answer is under the `slow` fault, in milliseconds of the emulator's sleep. */
export const SLOW_ANSWER = 3 * SECOND;

/** Answers Graph calls with the faults that are switched on, and logs each. `undefined`: no answer is to be given. */
export function createGraph(platform: Platform, limits: RateLimits) {
  return async (raw: RawGraphRequest): Promise<GraphAnswer | undefined> => {
    const isSlow = platform.faults.strikes('slow');
    if (isSlow) await platform.sleep(SLOW_ANSWER);
    const request = readGraphRequest(raw);
    const decision = decide(platform, limits, request);
    const { status, body } = toStatusAndBody(platform, decision);
    const fault = 'fault' in decision ? decision.fault : isSlow ? 'slow' : undefined;
    log(platform, raw, request, { status, body, ...(fault && { fault }) });
    if (status === null) return undefined;
    if (decision.type === 'outage') {
      return { status, headers: { 'content-type': 'text/html' }, body: OUTAGE_PAGE };
    }
    return { status, headers: headersOf(platform, limits), body: JSON.stringify(body) };
  };
}

const OUTAGE_PAGE = '<!DOCTYPE html><title>Error</title><p>Sorry, something went wrong.</p>\n';

function toStatusAndBody(
  platform: Platform,
  decision: Decision,
): { readonly status: number | null; readonly body: object | null } {
  if (decision.type === 'silence') return { status: null, body: null };
  if (decision.type === 'outage') return { status: 500, body: null };
  const { result } = decision;
  return isRefusal(result)
    ? toErrorAnswer(result, platform.ids.trace())
    : { status: 200, body: result };
}

/** The usage header of Page tokens, in percent and minutes (facts §3). */
const headersOf = (platform: Platform, limits: RateLimits): Readonly<Record<string, string>> => {
  const usage = {
    type: 'messenger',
    call_count: limits.usage(engagedUsers(platform)),
    total_cputime: 0,
    total_time: 0,
    estimated_time_to_regain_access: limits.minutesToRegain(engagedUsers(platform)),
  };
  return {
    'content-type': 'application/json; charset=UTF-8',
    'x-business-use-case-usage': JSON.stringify({ [platform.options.pageId]: [usage] }),
  };
};

function log(
  platform: Platform,
  { method, url }: RawGraphRequest,
  request: GraphRequest | Refusal,
  {
    status,
    body,
    fault,
  }: { readonly status: number | null; readonly body: object | null; readonly fault?: FaultName },
): void {
  const psid = isRefusal(request) ? undefined : psidIn(platform, request);
  platform.wire.add<GraphEntry>({
    kind: 'graph',
    method,
    path: shownPath(url),
    request: isRefusal(request) || method === 'GET' ? null : shownBody(request.params),
    status,
    response: shownBody(body),
    ...(!isRefusal(request) && request.appSecretProof === undefined && { withoutProof: true }),
    ...(psid !== undefined && { psid }),
    ...(fault && { fault }),
  });
}

function psidIn({ state }: Platform, { node, params }: GraphRequest): string | undefined {
  const recipient = parsedWhereJson(params['recipient']);
  const id =
    typeof recipient === 'object' && recipient !== null && 'id' in recipient
      ? recipient.id
      : recipient;
  return state.people.find(({ psid }) => [node, id, params['psid']].includes(psid))?.psid;
}
