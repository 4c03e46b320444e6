import type { LogFields } from '../log';
import type { Measurement, MetricName } from './metrics';

/** What a line of the log adds to which metrics; nothing, for most lines. */
export const measure = (event: string, fields: LogFields): readonly Measurement[] =>
  Object.hasOwn(MEASURED, event) ? (MEASURED[event]?.(fields) ?? []) : [];

const once = (name: MetricName, of?: string): Measurement => ({ name, value: 1, of });

/** By the event that the line is about. */
export const MEASURED: Readonly<Record<string, (fields: LogFields) => readonly Measurement[]>> = {
  event_handled: ({ kind }) => [once('EventsHandled', kind)],
  page_event: ({ kind }) => [once('EventsHandled', kind)],
  event_duplicate: () => [once('EventsDuplicate')],
  events_ignored: ({ reason, count = 1 }) => [{ name: 'EventsIgnored', value: count, of: reason }],
  // A wrong method or a body that is too large proves nothing of who sent it.
  webhook_refused: ({ reason = '' }) =>
    reason.includes('signature') || reason.includes('secret') ? [once('WebhookRejected')] : [],
  page_trouble: ({ kind = '' }) => [
    once(kind.startsWith('template_') ? 'TemplateRejected' : 'PageRestricted'),
  ],
  event_dead_letter: () => [once('DeadLetters')],
  stream_record_dead_letter: () => [once('DeadLetters')],
  stream_records_unreadable: ({ count = 1 }) => [{ name: 'DeadLetters', value: count }],
  graph_call: measureCall,
  channel_call: measureCall,
  message_held: ({ reason }) => [once('MessagesHeld', reason)],
  message_failed: () => [once('MessagesFailed')],
  send_unconfirmed: () => [once('MessagesUnconfirmed')],
  circuit_opened: ({ reason }) => {
    const name = reason === undefined ? undefined : CIRCUIT_METRICS[reason];
    return name === undefined ? [] : [once(name)];
  },
  nlu_fallback: ({ reason }) => [once('NluFallbacks', reason)],
};

/** Calling too often mends itself, and is among the verdicts. */
const CIRCUIT_METRICS: Readonly<Partial<Record<string, MetricName>>> = {
  token_dead: 'DeadToken',
  page_restricted: 'PageRestricted',
  config_fault: 'PageMisconfigured',
};

function measureCall({ kind, verdict, window, editToAccepted }: LogFields): readonly Measurement[] {
  const isSent = verdict === 'sent' && kind === 'message';
  return [
    once('Verdicts', verdict),
    ...(isSent ? [once('MessagesSent', window)] : []),
    ...(isSent && editToAccepted !== undefined
      ? [{ name: 'EditToAccepted', value: editToAccepted } as const]
      : []),
  ];
}
