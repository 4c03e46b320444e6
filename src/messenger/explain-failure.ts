import { AppError } from '../shared/errors';
import type { GraphFailure } from './graph-answer';
import { judgeFailure } from './verdict';

export interface FailedCall {
  /** What was not done, e.g. `The profile was not read`. */
  readonly notDone: string;
  /** Milliseconds. */
  readonly now: number;
  /** How long to wait after "too many calls" if Facebook doesn't say, in milliseconds. */
  readonly pauseMs: number;
}

/** A failed call for the person at the command line: what it means, by its numbers (facts §3), and what to do. */
export function explainFailure(failure: GraphFailure, call: FailedCall): AppError {
  const { code, retryable } = kindOf(failure);
  return new AppError(code, `${call.notDone}: ${sentenceFor(failure, call)}`, retryable);
}

function kindOf(failure: GraphFailure): Pick<AppError, 'code' | 'retryable'> {
  switch (failure.kind) {
    case 'unreachable':
      return { code: 'graph_unreachable', retryable: true };
    case 'outcome_unknown':
      return { code: 'graph_outcome_unknown', retryable: true };
    case 'refused': {
      const { kind } = judgeFailure(failure);
      return { code: 'graph_refused', retryable: kind === 'throttle' || kind === 'retry' };
    }
  }
}

function sentenceFor(failure: GraphFailure, { now, pauseMs }: FailedCall): string {
  if (failure.kind === 'unreachable') return 'Facebook can’t be reached. Check GRAPH_API_URL.';
  if (failure.kind === 'outcome_unknown') {
    return 'Facebook did not answer, and may have done it all the same. Look before trying again.';
  }
  const numbers = numbersOf(failure);
  const { kind } = judgeFailure(failure);
  switch (kind) {
    case 'token_dead':
      return `the Page access token is dead, or no Page’s${numbers}. Make a new one in the app’s Messenger settings, and store it with "secrets rotate page-token".`;
    case 'throttle': {
      const until = new Date(now + (failure.retryAfterMs ?? pauseMs)).toISOString();
      return `too many calls for this Page${numbers}. Try again at ${until}; trying before makes the wait longer.`;
    }
    case 'config_fault':
    case 'not_owner':
      return `the token may not do this${numbers}. Its app needs pages_messaging, and a token made by somebody who manages the Page.`;
    case 'page_restricted':
      return `Facebook restricts the Page${numbers}. The Page’s Support Inbox says why.`;
    case 'routing_fault':
    case 'no_default_app':
      return `the Page’s Conversation Routing does not allow this${numbers}. docs/handover.md says what to set there.`;
    case 'permanent':
      return `Facebook did not take the call${numbers}. Either FB_APP_SECRET does not belong to the token’s app, or what was sent breaks a rule of Facebook’s.`;
    case 'retry':
    case 'unknown':
    case 'window_closed':
    case 'unreachable':
    case 'privacy_rules':
    case 'utility_refused':
    case 'sent':
      return `Facebook has trouble${numbers}. Try again in a few minutes.`;
  }
}

/** In brackets: the pair that Facebook's table of errors is looked up by, and the trace that its support asks for. */
function numbersOf(failure: Extract<GraphFailure, { readonly kind: 'refused' }>): string {
  const { code, subcode, httpStatus, fbtraceId } = failure;
  const pair = [code, subcode].filter((number) => number !== undefined).join('/');
  const trace = fbtraceId === undefined ? '' : `, fbtrace_id ${fbtraceId}`;
  return ` (${pair === '' ? `HTTP ${String(httpStatus)}` : pair}${trace})`;
}
