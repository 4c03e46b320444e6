import type { Sent } from '../channels/chat-channel';
import type { FoundChat } from '../channels/find-channel';
import { configFault, type Verdict } from '../messenger/verdict';
import type { StoredQueueItem } from '../store/outbox';
import { levelOf, timeoutOf, type Judged } from './call-graph';
import type { DrainDeps } from './drain-deps';
import type { Ready } from './ready';
import { sinceEdit } from './sent-fields';

/** Hands one item to the person's messenger and says what the answer means. */
export async function callChannel(
  deps: DrainDeps,
  chat: FoundChat,
  item: StoredQueueItem,
  ready: Ready,
): Promise<Judged> {
  const began = deps.clock();
  const { verdict, code } = await send(deps, chat, ready);
  const numbers = code === undefined ? {} : { code };
  deps.log(levelOf(verdict), 'channel_call', {
    correlationId: item.correlationId,
    channel: chat.name,
    kind: item.outgoing.type,
    verdict: verdict.kind,
    attempt: item.attempts + 1,
    milliseconds: deps.clock() - began,
    ...(verdict.kind === 'sent' ? sinceEdit(deps, item) : {}),
    ...numbers,
  });
  return { verdict, numbers };
}

type Answer = Omit<Sent, 'verdict'> & { readonly verdict: Verdict };

/** Only Facebook keeps a link of its own, which elsewhere is gone as it is; what else only it can do is refused. */
async function send(
  deps: DrainDeps,
  { channel, chatId }: FoundChat,
  { outgoing, file }: Ready,
): Promise<Answer> {
  if (outgoing.type === 'unlink') return { verdict: { kind: 'sent' } };
  if (outgoing.type !== 'message') return { verdict: { kind: 'permanent' } };
  if (channel === undefined) return { verdict: configFault };
  const message = { content: outgoing.content, ...(file && { file }) };
  return channel.send(chatId, message, timeoutOf(deps));
}
