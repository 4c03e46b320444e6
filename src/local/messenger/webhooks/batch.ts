import type { FiredField } from './fields';

/** Something the app may be told, in Facebook's own words (facts §4.4). */
export interface PlatformEvent {
  readonly field: FiredField;
  readonly channel: 'messaging' | 'standby' | 'changes';
  /** Whose thread it belongs to; `null` for the Page's own affairs. */
  readonly psid: string | null;
  /** Milliseconds. */
  readonly at: number;
  readonly body: object;
}

/** Facebook's documented maximum of updates in one webhook (facts §4.3). */
export const LARGEST_BATCH = 1_000;

/** The webhook's JSON: neighbours of one channel share an entry, in the order in which they happened. */
export function toWebhookJson(pageId: string, events: readonly PlatformEvent[]): object {
  const entries: { channel: string; at: number; bodies: object[] }[] = [];
  for (const { channel, at, body } of events) {
    const entry = entries.at(-1);
    if (entry?.channel === channel) {
      entry.bodies.push(body);
      entry.at = at;
    } else {
      entries.push({ channel, at, bodies: [body] });
    }
  }
  return {
    object: 'page',
    entry: entries.map(({ channel, at, bodies }) => ({ id: pageId, time: at, [channel]: bodies })),
  };
}
