import type { NewAttachment, NewReaction, TappedButton } from '../../messenger/control/control-api';
import type { ThreadButton, ThreadQuickReply } from '../../messenger/thread/thread-model';
import type { LocalSites } from './links';

/** What the person can do on their phone; `phone-actions.ts` brings it to the emulator, and shows what is refused. */
export interface ChatActions {
  readonly tap: (button: TappedButton) => void;
  readonly logIn: (button: Extract<ThreadButton, { kind: 'logIn' }>) => void;
  readonly logOut: () => void;
  readonly answer: (quickReply: ThreadQuickReply) => void;
  /** Rejects when the message did not go. */
  readonly say: (text: string) => Promise<void>;
  readonly attach: (attachment: NewAttachment) => void;
  /** Without a reaction, takes it back. */
  readonly react: (mid: string, reaction?: NewReaction) => void;
  readonly getStarted: () => void;
  /** Opens `m.me/<page>?ref=…`. Rejects when it did not work. */
  readonly openLink: (ref: string) => Promise<void>;
  readonly setBlocked: (blocked: boolean) => void;
}

/** What drawing a chat needs besides its messages. */
export interface ChatScope {
  readonly pageId: string;
  readonly pageName: string;
  readonly localSites: LocalSites;
  readonly actions: ChatActions;
}
