/** Facebook's names for what Messenger offers to react with (facts §4.4). */
export const REACTIONS = ['smile', 'angry', 'sad', 'wow', 'love', 'like', 'dislike'] as const;

export type Reaction = (typeof REACTIONS)[number];

export const EMOJI: Readonly<Record<Reaction, string>> = {
  smile: '😆',
  angry: '😠',
  sad: '😢',
  wow: '😮',
  love: '❤️',
  like: '👍',
  dislike: '👎',
};
