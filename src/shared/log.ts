import type { Embed } from './metrics/embed-metrics';

/**
 * Structured logs by allow-list: a field that is not named here cannot be logged, so no psid, e-mail,
 * token or message text ever is. `person` is a keyed hash (`personTag`), for correlation only.
 */
export interface LogFields {
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly person?: string;
  readonly kind?: string;
  /** The messenger's name, where it is not Facebook's. */
  readonly channel?: string;
  readonly reason?: string;
  readonly code?: string | number;
  readonly subcode?: number;
  readonly verdict?: string;
  readonly table?: string;
  readonly parcelStatus?: string;
  readonly httpStatus?: number;
  readonly count?: number;
  /** How much was deleted: entries of the conversation, tickets, items of `logins`. */
  readonly entries?: number;
  readonly tickets?: number;
  readonly logins?: number;
  readonly attempt?: number;
  readonly milliseconds?: number;
  /** What let a message out: an open window, or what Facebook permits when it is closed. */
  readonly window?: 'open' | 'template' | 'human_agent';
  /** Milliseconds from a parcel's row being changed to the messenger's acceptance of the update. */
  readonly editToAccepted?: number;
  readonly fbtraceId?: string;
  readonly errorName?: string;
  /** Stack frames only (function, file, line): never the message, which may quote what it choked on. */
  readonly stack?: string;
}

export type LogLevel = 'info' | 'warn' | 'error';

export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

const allowed: Readonly<Record<keyof LogFields, true>> = {
  requestId: true,
  correlationId: true,
  person: true,
  kind: true,
  channel: true,
  reason: true,
  code: true,
  subcode: true,
  verdict: true,
  table: true,
  parcelStatus: true,
  httpStatus: true,
  count: true,
  entries: true,
  tickets: true,
  logins: true,
  attempt: true,
  milliseconds: true,
  window: true,
  editToAccepted: true,
  fbtraceId: true,
  errorName: true,
  stack: true,
};

/**
 * One JSON object a line. Fields outside the allow-list are dropped even when a caller's type let them through.
 * `embed` adds the metrics of those that are left.
 */
export const createLog =
  (write: (line: string) => void, clock: () => number, embed: Embed = () => ({})): Log =>
  (level, event, fields = {}) => {
    const now = clock();
    const known: LogFields = Object.fromEntries(
      Object.entries(fields).filter(([name]) => Object.hasOwn(allowed, name)),
    );
    write(
      JSON.stringify({
        time: new Date(now).toISOString(),
        level,
        event,
        ...known,
        ...embed(event, known, now),
      }),
    );
  };

/** What of an error may be logged: its class and where it was thrown. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const origin = error.cause instanceof Error ? error.cause : error;
  const frames = behindMessage(origin)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return {
    errorName: origin.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: frames.slice(0, 6).join('\n'),
  };
}

/** A message of several lines could look like frames. Where the stack does not quote it, no line can be trusted. */
function behindMessage({ message, stack = '' }: Error): string {
  const start = stack.indexOf(message);
  return start < 0 ? '' : stack.slice(start + message.length);
}
