import { CLAIM_PREFIX } from '../../store/entries';
import type { RawRow } from '../../store/parcels';

/** One line of the transcript, as the person may read it. */
export interface ExportedMessage {
  readonly at: string;
  readonly from: 'you' | 'us';
  readonly content: unknown;
}

/** What an entry is for us, and tells nothing of the person. */
const INTERNAL: ReadonlySet<string> = new Set([
  ...['psid', 'entry', 'expiresAt', 'timestamp', 'at', 'channel', 'outcome', 'correlationId'],
]);

export function toMessage(row: RawRow): ExportedMessage {
  const isClaim = String(row['entry']).startsWith(CLAIM_PREFIX);
  const at = [row['timestamp'], row['settledAt'], row['enqueuedAt'], row['at']].find(
    (time) => typeof time === 'number',
  );
  return {
    at: new Date(typeof at === 'number' ? at : 0).toISOString(),
    from: isClaim && row['kind'] !== 'echo' ? 'you' : 'us',
    content: isClaim
      ? Object.fromEntries(Object.entries(row).filter(([name]) => !INTERNAL.has(name)))
      : row['outgoing'],
  };
}
