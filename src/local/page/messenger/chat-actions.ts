import type { ThreadButton, ThreadQuickReply } from '../../messenger/thread/thread-model';

/** What the person can do with what stands in the chat; `messenger-pane.ts` sends it to the emulator. */
export interface ChatActions {
  readonly tap: (button: Extract<ThreadButton, { kind: 'postback' }>) => void;
  readonly logIn: (button: Extract<ThreadButton, { kind: 'logIn' }>) => void;
  readonly logOut: () => void;
  readonly answer: (quickReply: ThreadQuickReply) => void;
  readonly say: (text: string) => Promise<void>;
  readonly getStarted: () => void;
}
