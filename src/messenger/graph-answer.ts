import * as v from 'valibot';
import { MINUTE, SECOND } from '../shared/clock';
import type { TransportAnswer, TransportOutcome } from '../shared/http-transport';

export type GraphResult =
  | { readonly ok: true; readonly body: unknown; readonly usage?: PageUsage }
  | { readonly ok: false; readonly failure: GraphFailure };

export type GraphFailure =
  | GraphRefusal
  /** Nothing of the request reached Facebook. */
  | { readonly kind: 'unreachable' }
  /** The request was written, or may have been, and no usable answer came. */
  | { readonly kind: 'outcome_unknown' };

/** Facebook said no. Its words are left out: they are localised, and may quote what we sent. */
export interface GraphRefusal {
  readonly kind: 'refused';
  /** Absent when the answer was no Graph error, e.g. a gateway's own page. */
  readonly code?: number;
  readonly subcode?: number;
  readonly httpStatus: number;
  readonly fbtraceId?: string;
  /** Milliseconds until Facebook will listen again, if it said so. */
  readonly retryAfterMs?: number;
}

/** How much of the Page's allowance is used, in percent (facts §3: X-Business-Use-Case-Usage). */
export interface PageUsage {
  readonly percent: number;
  readonly regainAccessMs: number;
}

const graphError = v.object({
  error: v.object({
    code: v.optional(v.number()),
    error_subcode: v.optional(v.number()),
    fbtrace_id: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
  }),
});

const usageEntry = v.object({
  call_count: v.optional(v.number(), 0),
  total_cputime: v.optional(v.number(), 0),
  total_time: v.optional(v.number(), 0),
  estimated_time_to_regain_access: v.optional(v.number(), 0),
});
const businessUsage = v.record(v.string(), v.array(usageEntry));

/** What an answer's bytes mean. An answer that can't be read leaves the outcome unknown, except where it says 4xx/5xx. */
export function readGraphAnswer(outcome: TransportOutcome): GraphResult {
  if (outcome.kind !== 'answered') return { ok: false, failure: { kind: outcome.kind } };
  const body = parseJson(outcome.body);
  const refusal = readRefusal(outcome, body);
  if (refusal !== undefined) return { ok: false, failure: refusal };
  if (typeof body !== 'object' || body === null) {
    return { ok: false, failure: { kind: 'outcome_unknown' } };
  }
  const usage = readUsage(outcome.headers);
  return { ok: true, body, ...(usage === undefined ? {} : { usage }) };
}

function readRefusal(answer: TransportAnswer, body: unknown): GraphRefusal | undefined {
  const parsed = v.safeParse(graphError, body);
  const success = answer.status >= 200 && answer.status < 300;
  if (!parsed.success && success) return undefined;
  const error = parsed.success ? parsed.output.error : {};
  const retryAfterMs = readRetryAfter(answer);
  return {
    kind: 'refused',
    httpStatus: answer.status,
    ...(error.code === undefined ? {} : { code: error.code }),
    ...(error.error_subcode === undefined ? {} : { subcode: error.error_subcode }),
    ...(error.fbtrace_id === undefined ? {} : { fbtraceId: error.fbtrace_id }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function readRetryAfter({ headers }: TransportAnswer): number | undefined {
  const regain = readUsage(headers)?.regainAccessMs ?? 0;
  if (regain > 0) return regain;
  const seconds = Number(headers['retry-after']);
  return seconds > 0 && Number.isFinite(seconds) ? seconds * SECOND : undefined;
}

function readUsage(headers: TransportAnswer['headers']): PageUsage | undefined {
  const parsed = v.safeParse(businessUsage, parseJson(headers['x-business-use-case-usage'] ?? ''));
  if (!parsed.success) return undefined;
  const entries = Object.values(parsed.output).flat();
  if (entries.length === 0) return undefined;
  return {
    percent: Math.max(
      ...entries.flatMap((entry) => [entry.call_count, entry.total_cputime, entry.total_time]),
    ),
    regainAccessMs:
      Math.max(...entries.map((entry) => entry.estimated_time_to_regain_access)) * MINUTE,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
