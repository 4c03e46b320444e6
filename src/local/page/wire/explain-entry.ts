import type { WebhookEntry, WireEntry } from '../../messenger/wire/wire-entry';
import { GRAPH_FAULTS, WEBHOOK_FAULTS } from '../clock/fault-texts';
import { formatTime } from '../messenger/times';
import { refusalMeaning } from '../../../messenger/refusal-meaning';
import { refusalNumbers } from './verdict';

/** What is to be said of how it went, in sentences; nothing of what went as it should. */
export function explainEntry(entry: WireEntry): readonly string[] {
  const said: string[] = [];
  if (entry.kind === 'webhook') said.push(...explainDelivery(entry));
  if (entry.kind === 'graph') {
    const numbers = refusalNumbers(entry);
    if (numbers !== undefined) said.push(refusalMeaning(numbers));
    if (entry.status === null) said.push('No answer came: only an echo tells whether it arrived.');
    if (entry.withoutProof) said.push('It came without appsecret_proof.');
  }
  if (entry.fault !== undefined) said.push(`A fault was switched on: ${faultTitle(entry)}.`);
  if (entry.probe !== undefined) said.push('An examination of the bot tried this.');
  return said;
}

/** The name of the fault that made it happen, as the switches have it. */
export const faultTitle = ({ fault = 'slow' }: WireEntry): string =>
  [...GRAPH_FAULTS, ...WEBHOOK_FAULTS].find(({ name }) => name === fault)?.title ?? fault;

const explainDelivery = ({ reason, retryAt }: WebhookEntry): readonly string[] => [
  ...(reason === undefined ? [] : [REASONS[reason]]),
  ...(retryAt === undefined ? [] : [`Facebook tries again at ${formatTime(retryAt)}.`]),
];

const REASONS: Readonly<Record<NonNullable<WebhookEntry['reason']>, string>> = {
  timeout: 'The bot did not answer within 5 seconds.',
  unreachable: 'Nobody answered at the callback address.',
  not_200: 'The bot answered with another status than 200.',
  unsubscribed: 'The app is not subscribed: Facebook forgets the event.',
  not_configured: 'No callback address is set: Facebook forgets the event.',
  fault: 'It never left Facebook.',
};
