import * as v from 'valibot';
import { MINUTE } from '../shared/clock';
import type { GraphFailure, GraphRefusal, GraphResult } from './graph-answer';
import type { Outgoing } from './outgoing';

/** What a call's result means for the item, its person and the Page. */
export type Verdict =
  | { readonly kind: 'sent'; readonly messageId?: string }
  /**
   * Try again later, and not before `afterMs` have passed; after this many quick attempts the message is parked and tried
   * now and then.
   */
  | RetryVerdict
  /** The Page called too often: nobody's messages for this many milliseconds. */
  | { readonly kind: 'throttle'; readonly pauseMs: number }
  | { readonly kind: 'window_closed' }
  /** This person can't be reached until they write again. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'token_dead' }
  | { readonly kind: 'page_restricted' }
  /** A permission or the Page's id is wrong: nobody's messages go out until somebody mends it. */
  | { readonly kind: 'config_fault' }
  /** `sure`: false when the code may also mean a missing permission; then ask who owns the thread. */
  | { readonly kind: 'not_owner'; readonly sure: boolean; readonly appId?: string }
  /** The Page's Conversation Routing does not allow this call on thread control; messages may go out all the same. */
  | { readonly kind: 'routing_fault' }
  /** It has no default app, so nobody may take a thread, and everybody may write in it (facts §5). */
  | { readonly kind: 'no_default_app' }
  /** The thread falls under the European privacy rules: this kind of message never gets through (facts §1.6). */
  | { readonly kind: 'privacy_rules' }
  /** Facebook takes no utility message from this Page, no such template, or none for this person (`utility-refusal.ts`). */
  | { readonly kind: 'utility_refused'; readonly scope: 'page' | 'template' | 'person' }
  /** This item will never go out. */
  | { readonly kind: 'permanent' }
  /** It may have arrived: only its echo tells. */
  | { readonly kind: 'unknown' };

export interface RetryVerdict {
  readonly kind: 'retry';
  readonly parkAfter: number;
  readonly afterMs?: number;
}

/** Facebook or the way to it is down, and the message has nothing to do with it: a day of backing off. */
const OUTAGE_ATTEMPTS = 300;
const DEFAULT_PAUSE_MS = MINUTE;

export const retry = (parkAfter = OUTAGE_ATTEMPTS): RetryVerdict => ({ kind: 'retry', parkAfter });
export const configFault: Verdict = { kind: 'config_fault' };
const throttle: Verdict = { kind: 'throttle', pauseMs: DEFAULT_PAUSE_MS };
const windowClosed: Verdict = { kind: 'window_closed' };
const unreachable: Verdict = { kind: 'unreachable' };
const pageRestricted: Verdict = { kind: 'page_restricted' };
const notOwner: Verdict = { kind: 'not_owner', sure: true };
const permanent: Verdict = { kind: 'permanent' };
export const routingFault: Verdict = { kind: 'routing_fault' };

/**
 * Facebook's refusals (facts §3, §12). Decided on code and subcode, never on the words: those are localised. `pair`
 * goes before `code`; a code that stands nowhere is permanent.
 */
const byPair = new Map<string, Verdict>([
  // "Invalid JSON reply" although messages were sent.
  ['1/1357046', { kind: 'unknown' }],
  ['10/2018065', windowClosed],
  ['10/2018278', windowClosed],
  ['10/2534022', windowClosed],
  ['10/2018108', unreachable],
  ['10/2018336', { kind: 'privacy_rules' }],
  // Whether these two are codes or subcodes is not documented (facts §3).
  ['10/2018171', routingFault],
  ['10/2018234', routingFault],
  ['100/2018171', routingFault],
  ['100/2018234', routingFault],
  ['10/2018300', notOwner],
  ['10/1893063', pageRestricted],
  // The Page is not there for our token.
  ['100/33', configFault],
  ['100/2018001', unreachable],
  ['100/2018300', notOwner],
  ['200/1545041', unreachable],
  // "App not approved": those with a role in the app are served all the same, so it is no fault of the Page.
  ['200/2018027', permanent],
  ['200/2018028', permanent],
  // "Bothersome" to this one person: the Page as a whole is not throttled.
  ['613/2018338', unreachable],
]);

const byCode = new Map<number, Verdict>([
  [1, retry(2)],
  // Also the answer when the person blocked the business: not worth more than three retries.
  [2, retry(4)],
  [1200, retry()],
  // Meta's own automated questions are running.
  [2018321, retry()],
  [4, throttle],
  [17, throttle],
  [32, throttle],
  [613, throttle],
  [80006, throttle],
  [551, unreachable],
  [200, configFault],
  [190, { kind: 'token_dead' }],
  [368, pageRestricted],
  [27, { kind: 'no_default_app' }],
  [2018171, routingFault],
  [2018234, routingFault],
  [2018300, notOwner],
  // Without a known subcode: "another app is controlling this thread", or the app lacks a permission.
  [10, { kind: 'not_owner', sure: false }],
]);

const sentMessage = v.object({ message_id: v.pipe(v.string(), v.trim(), v.minLength(1)) });

/** The one place that knows what an answer to a send or an unlink means. */
export function judge(type: Outgoing['type'], result: GraphResult): Verdict {
  if (!result.ok) return judgeFailure(result.failure);
  return type === 'message' ? judgeReceipt(result.body) : { kind: 'sent' };
}

/** What it means that a call failed, whatever it was for. */
export function judgeFailure(failure: GraphFailure): Verdict {
  switch (failure.kind) {
    case 'unreachable':
      return retry();
    case 'outcome_unknown':
      return { kind: 'unknown' };
    case 'refused':
      return judgeRefusal(failure);
  }
}

/** A message is sent when Facebook names it; a success without a name proves nothing. */
function judgeReceipt(body: unknown): Verdict {
  const receipt = v.safeParse(sentMessage, body);
  return receipt.success
    ? { kind: 'sent', messageId: receipt.output.message_id }
    : { kind: 'unknown' };
}

function judgeRefusal({ code, subcode, httpStatus, retryAfterMs }: GraphRefusal): Verdict {
  const verdict =
    code === undefined
      ? judgeStatus(httpStatus)
      : (byPair.get(`${String(code)}/${String(subcode)}`) ??
        byCode.get(code) ??
        (httpStatus >= 500 ? retry() : permanent));
  return verdict.kind === 'throttle' && retryAfterMs !== undefined
    ? { ...verdict, pauseMs: retryAfterMs }
    : verdict;
}

/** No Graph error in the answer: some gateway spoke, and nothing it says condemns the message. */
function judgeStatus(httpStatus: number): Verdict {
  switch (httpStatus) {
    case 429:
      return throttle;
    // The gateway had passed the request on, and what became of it there did not come back.
    case 502:
    case 504:
      return { kind: 'unknown' };
    default:
      return retry();
  }
}
