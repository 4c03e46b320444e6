import { clip } from '../shared/clip';
import type { Outgoing, ThreadControl } from './outgoing';
import type { GraphBody } from './send-body';

/** "Metadata" is below 1,000 characters wherever Facebook takes it (facts §2.2). */
const METADATA_LIMIT = 999;

export const isThreadControl = (outgoing: Outgoing): outgoing is ThreadControl =>
  outgoing.type === 'passThread' ||
  outgoing.type === 'takeThread' ||
  outgoing.type === 'requestThread';

/** The call `POST /{page}/<edge>` that an item is (facts §5). */
export function threadControlCall(
  control: ThreadControl,
  psid: string,
): { readonly edge: string; readonly body: GraphBody } {
  const recipient = { id: psid };
  switch (control.type) {
    case 'passThread': {
      const { targetAppId, summary } = control;
      const metadata = clip(summary, METADATA_LIMIT);
      const body = { recipient, target_app_id: targetAppId, metadata };
      return { edge: 'pass_thread_control', body };
    }
    case 'takeThread':
      return { edge: 'take_thread_control', body: { recipient } };
    case 'requestThread': {
      const metadata = clip(control.reason, METADATA_LIMIT);
      return { edge: 'request_thread_control', body: { recipient, metadata } };
    }
  }
}
