import type {
  LinkArrival,
  NewAttachment,
  NewReaction,
  TappedButton,
} from '../../messenger/control/control-api';
import type { ThreadButton } from '../../messenger/thread/thread-model';
import type { LocalSites } from './links';

/** What the person can do on their phone; `phone-actions.ts` brings it to the emulator, and shows what is refused. */
export interface ChatActions {
  readonly tap: (button: TappedButton) => void;
  readonly logIn: (button: Extract<ThreadButton, { kind: 'logIn' }>) => void;
  readonly logOut: () => void;
  /** These reject when the emulator refused. */
  readonly answer: (text: string, payload: string) => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  readonly edit: (mid: string, text: string) => Promise<void>;
  /** Opens `m.me/<page>?ref=…`. */
  readonly openLink: (ref: string, arrival?: LinkArrival) => Promise<void>;
  /** Opens a site of this machine in the phone's browser; an m.me link that is followed there is this phone's. */
  readonly openSite: (address: string) => void;
  readonly attach: (attachment: NewAttachment) => void;
  /** Without a reaction, takes it back. */
  readonly react: (mid: string, reaction?: NewReaction) => void;
  readonly getStarted: () => void;
  readonly setBlocked: (blocked: boolean) => void;
  readonly setEuRestricted: (restricted: boolean) => void;
}

/** What drawing a chat needs besides its messages. */
export interface ChatScope {
  readonly pageId: string;
  readonly pageName: string;
  readonly localSites: LocalSites;
  readonly actions: ChatActions;
}
