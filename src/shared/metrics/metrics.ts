/** Alarms and dashboard of infra/template.yaml read our metrics under this and the names below; a test compares them. */
export const NAMESPACE = 'ParcelMessenger';

/** Of every metric: stages stand side by side in an account. */
export const STAGE_DIMENSION = 'Stage';

/** What a metric is told apart by besides. Each value is billed as a metric of its own, so only small closed sets. */
export type Dimension = 'Kind' | 'Reason' | 'Verdict' | 'Window';

interface MetricKind {
  readonly unit: 'Count' | 'Milliseconds';
  readonly by?: Dimension;
}

export const METRICS = {
  /** Of a messenger, each once. */
  EventsHandled: { unit: 'Count', by: 'Kind' },
  /** Delivered again after they had been handled. */
  EventsDuplicate: { unit: 'Count' },
  /** Not acted on; `malformed` and `unknown_event` grow when Facebook changes its webhooks. */
  EventsIgnored: { unit: 'Count', by: 'Reason' },
  /** Requests that did not prove who sent them. */
  WebhookRejected: { unit: 'Count' },
  /** Of every call that sends, unlinks or moves a thread. */
  Verdicts: { unit: 'Count', by: 'Verdict' },
  MessagesSent: { unit: 'Count', by: 'Window' },
  MessagesHeld: { unit: 'Count', by: 'Reason' },
  /** Refused for good. */
  MessagesFailed: { unit: 'Count' },
  /** Written to Facebook without an answer or an echo. */
  MessagesUnconfirmed: { unit: 'Count' },
  /** From a parcel's row being changed to the messenger's acceptance of the update, unless it was held. */
  EditToAccepted: { unit: 'Milliseconds' },
  DeadToken: { unit: 'Count' },
  PageRestricted: { unit: 'Count' },
  PageMisconfigured: { unit: 'Count' },
  TemplateRejected: { unit: 'Count' },
  /** What a defect of ours kept from being handled. */
  DeadLetters: { unit: 'Count' },
  /** Texts that the built-in rules read in Amazon Lex's place. */
  NluFallbacks: { unit: 'Count', by: 'Reason' },
} as const satisfies Readonly<Record<string, MetricKind>>;

export type MetricName = keyof typeof METRICS;

export interface Measurement {
  readonly name: MetricName;
  readonly value: number;
  /** The value of the metric's own dimension, where the log line has one. */
  readonly of?: string | undefined;
}

export const metricKind = (name: MetricName): MetricKind => METRICS[name];
