import type { StreamRecord } from './push-event';

/** Hands one record to each in this order; answers what came of it, without those to whom it meant nothing. */
export async function inTurn(
  record: StreamRecord,
  ...handlers: readonly ((record: StreamRecord) => Promise<string>)[]
): Promise<string> {
  const outcomes: string[] = [];
  for (const handle of handlers) outcomes.push(await handle(record));
  return outcomes.filter((outcome) => outcome !== 'nothing').join('+') || 'nothing';
}
