import { PAGE_INBOX_APP_ID } from '../messenger/page-inbox';
import type { OutgoingMessage, PassThread, TakeThread } from '../messenger/outgoing';
import { splitLongText } from '../messenger/split-text';
import { decision, type Decision, type Snapshot } from './decision';
import { summaryForHuman } from './handover-summary';
import { replyBotIsBack, replyHandoverRefused } from './replies/handover';
import type { Voice } from './replies/voice';

/**
 * Passes the chat to our people in the Page Inbox, after saying so. The bot is silent from this transaction on; that the
 * thread is passed in a call of its own, and why, is decision 12.
 */
export function handOver(
  outcome: string,
  announcement: readonly OutgoingMessage[],
  snapshot: Snapshot,
  voice: Voice,
): Decision {
  const { now, state } = snapshot;
  const pass: PassThread = {
    type: 'passThread',
    targetAppId: PAGE_INBOX_APP_ID,
    summary: summaryForHuman(snapshot, voice),
    ifRefused: replyHandoverRefused(voice),
  };
  return decision(outcome, {
    change: {
      threadOwner: { appId: PAGE_INBOX_APP_ID, since: now },
      ownerChangedAt: Math.max(now, state.ownerChangedAt ?? 0),
    },
    outgoing: [
      ...announcement.map((message): OutgoingMessage => ({ ...message, announces: 'handover' })),
      pass,
    ],
  });
}

/** Notes in the state which of the queued items passes the thread: until it has gone out the ones before it may, too. */
export function placePass(decided: Decision, { state }: Snapshot): Decision {
  const { threadOwner } = decided.change;
  const index = decided.outgoing.findIndex(({ type }) => type === 'passThread');
  if (index < 0 || !threadOwner) return decided;
  const before = decided.outgoing.slice(0, index).flatMap(splitLongText).length;
  const passedBy = state.nextOrder + before;
  return { ...decided, change: { ...decided.change, threadOwner: { ...threadOwner, passedBy } } };
}

/** The customer wants the bot while somebody else has the thread. It may say nothing before the thread is ours. */
export function takeBack(voice: Voice): Decision {
  const take: TakeThread = {
    type: 'takeThread',
    then: replyBotIsBack(voice),
    reason: voice.texts.summary.wantsBot,
  };
  return decision('take_back', { outgoing: [take] });
}
