import type { WireEntry } from '../wire/wire-entry';
import { CHAT_CRITERIA } from './chat-criteria';
import type { Criterion } from './criterion';
import type { Finding } from './finding';
import { SEND_CRITERIA } from './send-criteria';
import { WEBHOOK_CRITERIA } from './webhook-criteria';

/** In the order in which findings are told. */
export const CRITERIA: readonly Criterion[] = [
  ...WEBHOOK_CRITERIA,
  ...CHAT_CRITERIA,
  ...SEND_CRITERIA,
];

/** What the wire shows a bot doing wrong, each kind once. Pure; entries are oldest first. */
export const examine = (entries: readonly WireEntry[]): readonly Finding[] =>
  CRITERIA.flatMap(({ code, sentence, source, shownBy }) => {
    const shown = shownBy(entries).map(({ id }) => id);
    if (shown.length === 0) return [];
    return [{ code, sentence, source, entries: [...new Set(shown)].sort((a, b) => a - b) }];
  });
