import type { NoticeEntry, ProbeName, WebhookEntry, WireEntry } from '../wire/wire-entry';
import type { Criterion } from './criterion';
import { isWebhook } from './wire-reading';

/** How a bot answers the handshake and webhooks. A probe's latest outcome counts: the bot may have been mended since. */
export const WEBHOOK_CRITERIA: readonly Criterion[] = [
  {
    code: 'handshake_refused',
    sentence:
      'Does not answer the handshake with the challenge, so Facebook does not take its address.',
    source: 'facts §4.1',
    shownBy: (entries) => {
      const last = entries.findLast((entry) => isHandshake(entry) && entry.probe === undefined);
      return last !== undefined && !isVerified(last) ? [last] : [];
    },
  },
  {
    code: 'handshake_without_token',
    sentence: 'Answers the handshake of somebody who sends no verify token.',
    source: 'facts §4.1, peers §3',
    shownBy: verifiedBy('handshake_without_token'),
  },
  {
    code: 'handshake_wrong_token',
    sentence: 'Answers the handshake of somebody who sends a wrong verify token.',
    source: 'facts §4.1, peers §2',
    shownBy: verifiedBy('handshake_wrong_token'),
  },
  {
    code: 'unsigned_accepted',
    sentence: 'Accepts a webhook without a signature: anybody can speak for its customers.',
    source: 'facts §4.2, peers §2',
    shownBy: acceptedAs('unsigned'),
  },
  {
    code: 'forged_accepted',
    sentence: 'Accepts a webhook whose signatures are wrong: anybody can speak for its customers.',
    source: 'facts §4.2, peers §2',
    shownBy: acceptedAs('forged'),
  },
  {
    code: 'sha1_only',
    sentence: 'Trusts the legacy SHA-1 signature and accepts a wrong X-Hub-Signature-256.',
    source: 'facts §4.2, peers §2',
    // Who accepts a forgery looks at no signature at all.
    shownBy: (entries) =>
      acceptedAs('forged')(entries).length > 0 ? [] : acceptedAs('sha1_only')(entries),
  },
  {
    code: 'sha256_refused',
    sentence:
      'Refuses a webhook with X-Hub-Signature-256 alone, the only signature that is documented.',
    source: 'facts §4.2, peers §3',
    shownBy: notAnswered200As('sha256_only'),
  },
  {
    code: 'unknown_event_not_200',
    sentence: 'Fails on events that it does not know; Facebook adds some without notice.',
    source: 'facts §4.3, peers §3',
    shownBy: notAnswered200As('unknown_event'),
  },
  {
    code: 'slow_answer',
    sentence: 'Takes longer than 5 seconds to answer, so Facebook delivers the webhook again.',
    source: 'facts §4.3, peers §4',
    shownBy: (entries) => failures(entries).filter(({ reason }) => reason === 'timeout'),
  },
  {
    code: 'webhook_not_200',
    sentence:
      'Answers a webhook with something else than 200; an hour of that unsubscribes the app.',
    source: 'facts §4.3',
    shownBy: (entries) => failures(entries).filter(({ reason }) => reason === 'not_200'),
  },
];

function verifiedBy(probe: ProbeName): Criterion['shownBy'] {
  return (entries) => latest(entries, probe).filter(isVerified);
}

function acceptedAs(probe: ProbeName): Criterion['shownBy'] {
  return (entries) =>
    latest(entries, probe).filter(
      (entry) => isWebhook(entry) && Math.floor((entry.status ?? 0) / 100) === 2,
    );
}

function notAnswered200As(probe: ProbeName): Criterion['shownBy'] {
  return (entries) =>
    latest(entries, probe).filter(
      (entry) => isWebhook(entry) && (entry.reason === 'not_200' || entry.reason === 'timeout'),
    );
}

const latest = (entries: readonly WireEntry[], probe: ProbeName): readonly WireEntry[] =>
  entries.filter((entry) => entry.probe === probe).slice(-1);

/** Of webhooks with real news, and of the repeated delivery of such. */
const failures = (entries: readonly WireEntry[]): readonly WebhookEntry[] =>
  entries
    .filter(isWebhook)
    .filter(({ probe }) => probe === undefined || probe === 'duplicate')
    .filter(({ outcome }) => outcome === 'failed');

const isHandshake = (entry: WireEntry): entry is NoticeEntry =>
  entry.kind === 'notice' &&
  (entry.notice === 'webhook_verified' || entry.notice === 'webhook_refused');

const isVerified = (entry: WireEntry): boolean =>
  entry.kind === 'notice' && entry.notice === 'webhook_verified';
