import type { CallLimits } from '../../messenger/graph';
import type { GraphResult } from '../../messenger/graph-answer';
import type { DataExport, OutgoingMessage } from '../../messenger/outgoing';
import { sendBody, type Recipient } from '../../messenger/send-body';
import type { SendForm } from '../../messenger/send-form';
import type { DrainDeps } from '../drain-deps';
import { gatherData } from './gather-data';

/** Facebook takes files of 25 MB (facts §2.7); the rest of the form needs some room. */
const LARGEST_BYTES = 24_000_000;

interface Call {
  readonly path: string;
  readonly recipient: Recipient;
  readonly psid: string;
  readonly message: OutgoingMessage;
  readonly content: DataExport;
  readonly form: SendForm;
  readonly metadata: string;
  readonly limits: CallLimits;
}

/** Gathers what is stored now and sends it as a file, or says that it is too large for one. */
export async function postExport(
  deps: Pick<DrainDeps, 'client' | 'tables' | 'clock' | 'graph' | 'appId'>,
  { path, recipient, psid, message, content, form, metadata, limits }: Call,
  largest = LARGEST_BYTES,
): Promise<GraphResult> {
  const now = deps.clock();
  const text = JSON.stringify(await gatherData(deps, psid, now), null, 2);
  if (Buffer.byteLength(text) > largest) {
    const said = { ...message, content: { kind: 'text', text: content.tooLarge } } as const;
    return deps.graph.post(path, sendBody(recipient, said, form, metadata), limits);
  }
  const name = `my-data-${new Date(now).toISOString().slice(0, 10)}.json`;
  const file = { name, type: 'application/json', text };
  return deps.graph.postFile(path, sendBody(recipient, message, form, metadata), file, limits);
}
