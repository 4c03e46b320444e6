import { refusalIn } from '../../messenger/examination/wire-reading';
import type { GraphEntry, WebhookEntry, WireEntry } from '../../messenger/wire/wire-entry';
import { formatTime } from '../messenger/times';
import { NOTICE_WORDS } from './notice-words';

/** `attention`: it may still end well. */
export type Tone = 'done' | 'plain' | 'attention' | 'alarm';

/** How it went, in few words. */
export interface WireVerdict {
  readonly text: string;
  readonly tone: Tone;
}

export function verdictOf(entry: WireEntry): WireVerdict {
  switch (entry.kind) {
    case 'graph':
      return graphVerdict(entry);
    case 'webhook':
      return webhookVerdict(entry);
    case 'notice':
      return { text: 'notice', tone: NOTICE_WORDS[entry.notice].tone };
  }
}

/** Something that a developer of the bot may want to look into. */
export const isProblem = (entry: WireEntry): boolean =>
  entry.fault !== undefined || ['attention', 'alarm'].includes(verdictOf(entry).tone);

/** Facebook's numbers of a refusal, e.g. `10/2018278`. */
export function refusalNumbers(entry: GraphEntry): string | undefined {
  const refusal = refusalIn(entry);
  return refusal?.filter((number) => typeof number === 'number').join('/');
}

function graphVerdict(entry: GraphEntry): WireVerdict {
  const { status } = entry;
  if (status === null) return { text: 'no answer', tone: 'attention' };
  const numbers = refusalNumbers(entry);
  if (numbers !== undefined) return { text: `refused ${numbers}`, tone: 'alarm' };
  return { text: String(status), tone: status < 400 ? 'done' : 'alarm' };
}

function webhookVerdict({ outcome, attempt, retryAt }: WebhookEntry): WireVerdict {
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  switch (outcome) {
    case 'pending':
      return { text: `under way${again}`, tone: 'plain' };
    case 'delivered':
      return { text: `delivered${again}`, tone: 'done' };
    case 'failed': {
      const next = retryAt === undefined ? '' : `, again ${formatTime(retryAt)}`;
      return { text: `failed${again}${next}`, tone: retryAt === undefined ? 'alarm' : 'attention' };
    }
    case 'dropped':
      return { text: 'dropped', tone: 'alarm' };
  }
}
