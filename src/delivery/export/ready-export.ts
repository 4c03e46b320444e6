import type { DataExport, OutgoingMessage } from '../../messenger/outgoing';
import { toJson } from '../../shared/to-json';
import type { DrainDeps } from '../drain-deps';
import type { Ready } from '../ready';
import { gatherData } from './gather-data';

/** Facebook takes files of 25 MB (facts §2.7); the rest of the form needs some room. */
const LARGEST_BYTES = 24_000_000;

/** Gathers what is stored now as a file, or says that it is too large for one. */
export async function readyExport(
  deps: Pick<DrainDeps, 'client' | 'tables' | 'clock' | 'appId'>,
  psid: string,
  message: OutgoingMessage & { readonly content: DataExport },
  largest = LARGEST_BYTES,
): Promise<Ready> {
  const now = deps.clock();
  const text = toJson(await gatherData(deps, psid, now), 2);
  if (Buffer.byteLength(text) > largest) {
    return { outgoing: { ...message, content: { kind: 'text', text: message.content.tooLarge } } };
  }
  const name = `my-data-${new Date(now).toISOString().slice(0, 10)}.json`;
  return { outgoing: message, file: { name, type: 'application/json', text } };
}
