import type { ThreadOwner } from '../../messenger/thread/thread-model';

/** Who has a conversation, as staff say it. */
export const OWNERS: Readonly<Record<ThreadOwner, string>> = {
  bot: 'Bot',
  inbox: 'You',
  other: 'Other app',
  idle: 'Nobody',
};

/** What follows from it for whoever types an answer. */
export const REPLY_HINTS: Readonly<Record<ThreadOwner, string>> = {
  bot: 'Sending takes the conversation over from the bot.',
  inbox: 'The bot is silent until you press Done.',
  other: 'Sending takes the conversation over from the other app.',
  idle: 'Sending takes the conversation over: the bot is silent then.',
};

/** Who handed a conversation over. */
export const GIVERS: Readonly<Record<Exclude<ThreadOwner, 'idle'>, string>> = {
  bot: 'the bot',
  inbox: 'the Page Inbox',
  other: 'another app',
};
