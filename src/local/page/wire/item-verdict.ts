import type { SettledView, WaitingItem } from '../../../delivery/outbox/outbox-view';
import type { WireVerdict } from './verdict';

/** How far an item has come, in a word or two. */
export function waitingVerdict({ state }: WaitingItem): WireVerdict {
  switch (state.status) {
    case 'waiting':
      return { text: 'queued', tone: 'plain' };
    case 'sending':
      return { text: 'in flight', tone: 'plain' };
    case 'unconfirmed':
      return { text: 'unconfirmed', tone: 'attention' };
    case 'held':
      return { text: 'held', tone: 'attention' };
  }
}

/** What became of an item, in a word or two. */
export function settledVerdict({ outcome, messagingType, reason }: SettledView): WireVerdict {
  if (reason === 'muted') return { text: 'muted', tone: 'plain' };
  switch (outcome) {
    case 'sent':
      return {
        text: messagingType === undefined ? 'sent' : `sent as ${messagingType}`,
        tone: 'done',
      };
    case 'unconfirmed':
      return { text: 'unconfirmed', tone: 'attention' };
    case 'failed':
      return { text: 'failed', tone: 'alarm' };
  }
}
