import type { GraphRefusal, GraphResult } from '../messenger/graph-answer';
import { sendBody, unlinkBody, type Recipient } from '../messenger/send-body';
import { isSendForm, type CallForm } from '../messenger/send-form';
import { isThreadControl, threadControlCall } from '../messenger/thread-control';
import { asUtilityRefusal } from '../messenger/utility/utility-refusal';
import { judge, type Verdict } from '../messenger/verdict';
import { SECOND } from '../shared/clock';
import type { StoredQueueItem } from '../store/outbox';
import { isUserRefPartition, userRefOf } from '../store/psid';
import { metadataOf } from '../store/queue-item';
import { confirmOwner, OWNER_TIMEOUT_MS } from './confirm-owner';
import type { DrainDeps } from './drain-deps';
import { confirmControl } from './handover/confirm-control';
import type { Ready } from './ready';
import { sentFields } from './sent-fields';

export interface Judged {
  readonly verdict: Verdict;
  /** The messenger's numbers, if it refused. */
  readonly numbers: Pick<GraphRefusal, 'code' | 'subcode'>;
}

const SEND_TIMEOUT_MS = 10 * SECOND;
/** Kept for writing down what became of a call and for handing over, and a second that is never touched. */
const CLOSING_MS = 2 * SECOND;
/** With less of the invocation left than this no call is begun. */
export const CALL_BEGIN_MS = 2 * SECOND + OWNER_TIMEOUT_MS + CLOSING_MS;

/** Hands one item to Facebook and says what the answer means. */
export async function callGraph(
  deps: DrainDeps,
  item: StoredQueueItem,
  as: CallForm,
  ready: Ready,
): Promise<Judged> {
  const began = deps.clock();
  const result = await post(deps, item, as, ready);
  const said = await confirmed(deps, item, judge(item.outgoing.type, result));
  const refusal = !result.ok && result.failure.kind === 'refused' ? result.failure : undefined;
  const numbers = refusal === undefined ? {} : numbersOf(refusal);
  deps.log(levelOf(said), 'graph_call', {
    correlationId: item.correlationId,
    kind: item.outgoing.type,
    verdict: said.kind,
    attempt: item.attempts + 1,
    milliseconds: deps.clock() - began,
    ...(said.kind === 'sent' ? sentFields(deps, item, as) : {}),
    ...numbers,
    ...(refusal && { httpStatus: refusal.httpStatus }),
    ...(refusal?.fbtraceId !== undefined && { fbtraceId: refusal.fbtraceId }),
  });
  return { verdict: asMeant(said, as, numbers), numbers };
}

/** What it means for a message of this form; the log has the fault as Facebook told it. */
function asMeant(said: Verdict, as: CallForm, numbers: Judged['numbers']): Verdict {
  if (isTagNotGranted(said, as, numbers)) return { kind: 'window_closed' };
  return isSendForm(as) && as.messagingType === 'UTILITY' ? asUtilityRefusal(said, numbers) : said;
}

/**
 * HUMAN_AGENT is a feature that Facebook grants by itself (facts §2.4), with code 10 for who lacks it: the message waits
 * for the window, and the Page's others go out. The log has it as the fault that it is.
 */
const isTagNotGranted = ({ kind }: Verdict, as: CallForm, { code }: Judged['numbers']): boolean =>
  kind === 'config_fault' && code === 10 && isSendForm(as) && as.messagingType === 'MESSAGE_TAG';

const confirmed = (
  deps: DrainDeps,
  { psid, outgoing }: StoredQueueItem,
  verdict: Verdict,
): Promise<Verdict> =>
  isThreadControl(outgoing)
    ? confirmControl(deps, psid, outgoing, verdict)
    : confirmOwner(deps, psid, verdict);

function post(
  deps: DrainDeps,
  item: StoredQueueItem,
  as: CallForm,
  { outgoing, file }: Ready,
): Promise<GraphResult> {
  const { graph, pageId } = deps;
  const limits = { timeoutMs: timeoutOf(deps) };
  const { psid } = item;
  // By its id, not `me`: with another Page's token Facebook refuses, instead of speaking as that Page.
  const page = `/${encodeURIComponent(pageId)}`;
  if (isThreadControl(outgoing)) {
    const { edge, body } = threadControlCall(outgoing, psid);
    return graph.post(`${page}/${edge}`, body, limits);
  }
  if (outgoing.type !== 'message' || !isSendForm(as)) {
    return graph.post('/me/unlink_accounts', unlinkBody(psid), limits);
  }
  const path = `${page}/messages`;
  const body = sendBody(recipientOf(psid), outgoing, as, metadataOf(item));
  return file === undefined
    ? graph.post(path, body, limits)
    : graph.postFile(path, body, file, limits);
}

/** Milliseconds that a call may take, so that its outcome can still be written down. */
export function timeoutOf({ remainingMs }: Pick<DrainDeps, 'remainingMs'>): number {
  const left = remainingMs() - OWNER_TIMEOUT_MS - CLOSING_MS;
  return Math.max(SECOND, Math.min(SEND_TIMEOUT_MS, left));
}

const recipientOf = (partition: string): Recipient =>
  isUserRefPartition(partition) ? { user_ref: userRefOf(partition) } : { id: partition };

const numbersOf = ({ code, subcode }: GraphRefusal): Judged['numbers'] => ({
  ...(code === undefined ? {} : { code }),
  ...(subcode === undefined ? {} : { subcode }),
});

export function levelOf({ kind }: Verdict): 'info' | 'warn' | 'error' {
  switch (kind) {
    case 'sent':
      return 'info';
    case 'permanent':
    case 'token_dead':
    case 'page_restricted':
    case 'config_fault':
    case 'routing_fault':
    case 'no_default_app':
      return 'error';
    case 'retry':
    case 'throttle':
    case 'window_closed':
    case 'unreachable':
    case 'not_owner':
    case 'privacy_rules':
    case 'utility_refused':
    case 'unknown':
      return 'warn';
  }
}
