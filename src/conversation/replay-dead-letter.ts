import * as v from 'valibot';
import type { RecognisedEvent } from '../messenger/webhook/events';
import { deadLetterEntry, pagePartition } from '../store/entries';
import { removeDeadLetter, type StoredDeadLetter } from '../store/dead-letters';
import { LEFT_OUT } from './dead-letter';
import { handleEvent, type HandleDeps } from './handle-event';
import { partitionOf } from './partition-of';

/**
 * `handled`: now, and the letter is gone. `handled_before`: the claim was there, and the letter is gone too. `failed`: the
 * letter stays. `code_left_out`: a one-time code was in it, which no letter keeps. `unreadable`: it was too long to be kept
 * whole, or is no event of ours.
 */
export type Replayed = 'handled' | 'handled_before' | 'failed' | 'code_left_out' | 'unreadable';

/**
 * Handles the event of a dead letter as if Facebook had just delivered it again: once, by its claim. Throws a retryable
 * `AppError` while the store can't answer.
 */
export async function replayDeadLetter(
  deps: HandleDeps,
  letter: StoredDeadLetter,
): Promise<Replayed> {
  const event = readEvent(letter);
  if (typeof event === 'string') return event;
  const outcome = await handleEvent(deps, event);
  if (outcome === 'dead_letter') return 'failed';
  await removeDeadLetter(deps.client, deps.tables.conversations, letter);
  return outcome === 'duplicate' ? 'handled_before' : 'handled';
}

const storedEvent = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({
    key: v.string(),
    kind: v.string(),
    psid: v.nullable(v.string()),
    pageId: v.string(),
    timestamp: v.number(),
    channel: v.picklist(['messaging', 'standby', 'changes']),
  }),
);

/** It was written by us (`dead-letter.ts`), so what names its place is proof enough of what it is. */
function readEvent(letter: StoredDeadLetter): RecognisedEvent | 'code_left_out' | 'unreadable' {
  const read = v.safeParse(storedEvent, letter.event);
  if (!read.success) return 'unreadable';
  if (letter.event?.includes(JSON.stringify(LEFT_OUT))) return 'code_left_out';
  const event = read.output as unknown as RecognisedEvent;
  const partition = partitionOf(event) ?? pagePartition(event.pageId);
  const isItsPlace = letter.psid === partition && letter.entry === deadLetterEntry(event.key);
  return isItsPlace && event.kind === letter.kind ? event : 'unreadable';
}
