/** Sort keys of the `conversations` table: one partition is one person's whole conversation (design §3). */
export const STATE_ENTRY = 'state';
export const WAKE_ENTRY = 'wake';
export const LEASE_ENTRY = 'lease';
export const QUEUE_PREFIX = 'queue#';
export const SENT_PREFIX = 'out#';
export const CLAIM_PREFIX = 'in#';
export const DEAD_LETTER_PREFIX = 'dead#';

/** Zero-padded so that DynamoDB's order of sort keys is the order of the queue. */
const place = (order: number): string => String(order).padStart(12, '0');

export const queueEntry = (order: number): string => `${QUEUE_PREFIX}${place(order)}`;
export const sentEntry = (order: number): string => `${SENT_PREFIX}${place(order)}`;
export const claimEntry = (eventKey: string): string => `${CLAIM_PREFIX}${eventKey}`;
export const deadLetterEntry = (eventKey: string): string => `${DEAD_LETTER_PREFIX}${eventKey}`;

/** The partition for what belongs to the Page and to nobody in particular: circuit, rate limit, page-level events. */
export const pagePartition = (pageId: string): string => `page#${pageId}`;

/** How long claims, sent items and dead letters are kept before DynamoDB's TTL removes them. */
export const RETENTION_MS = 90 * 24 * 60 * 60 * 1_000;

/** TTL attribute: epoch seconds. */
export const expiryOf = (now: number, keepMs = RETENTION_MS): number =>
  Math.floor((now + keepMs) / 1_000);
