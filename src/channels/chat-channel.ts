import type { Upload } from '../messenger/graph';
import type { HttpTransport } from '../shared/http-transport';
import type { OutgoingMessage } from '../messenger/outgoing';
import type { Verdict } from '../messenger/verdict';
import type { Environment } from '../shared/config';
import type { HttpAnswer } from '../shared/http';
import type { ChatUpdate } from './chat-update';

/**
 * Another messenger that the same conversation answers on: what a folder of `src/channels` exports and `registry.ts`
 * lists. Nothing else knows which there are (docs/other-messengers.md).
 */
export interface ChatChannel {
  /** Lower-case letters. Names the route `POST /<name>`, the keys of its conversations, its circuit and its rate. */
  readonly name: string;
  /** `undefined` where it is not set up; throws `config_…` where it is by half, so that no check is ever switched off. */
  readonly open: (settings: Environment, transport: HttpTransport) => OpenChannel | undefined;
}

/** A channel with its secrets. Nothing that the messenger or the network does throws. */
export interface OpenChannel {
  /** Is the request the messenger's own, and what did people do? `receivedAt` in milliseconds. */
  readonly receive: (request: ChatRequest, receivedAt: number) => ChatReceipt;
  /** One call, so that there is one outcome. `timeoutMs` is for the whole of it. */
  readonly send: (chatId: string, message: ChatMessage, timeoutMs: number) => Promise<Sent>;
  /** Opens the chat and brings it this reference (43 characters of `A-Za-z0-9_-`). */
  readonly chatLink: (reference: string) => string;
}

export interface ChatRequest {
  /** Names in lower case; of a repeated header the last. */
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
}

export interface ChatReceipt {
  /** For the messenger; sent only once all updates are stored. */
  readonly answer: HttpAnswer;
  readonly updates: readonly ChatUpdate[];
  /** In a word, for the log: why it is not the messenger's, or means nothing to us. */
  readonly refused?: string;
  readonly ignored?: string;
}

/** What goes out, within Messenger's own limits: texts of at most 1,999 characters, 640 above buttons. */
export interface ChatMessage {
  readonly content: OutgoingMessage['content'];
  /** Of an export. */
  readonly file?: Upload;
}

/** No window, no thread owner, no Page: what is left of the verdicts elsewhere. */
export type ChatVerdict = Extract<
  Verdict,
  {
    readonly kind:
      'sent' | 'retry' | 'throttle' | 'unreachable' | 'token_dead' | 'permanent' | 'unknown';
  }
>;

export interface Sent {
  readonly verdict: ChatVerdict;
  /** The messenger's own number of a refusal. */
  readonly code?: number;
}
