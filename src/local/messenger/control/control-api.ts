import type { AppPermission } from '../access/permissions';
import type { ServerSentEvent } from './control-events';
import type { FaultName, FaultSetting, FaultSettings } from '../wire/fault-names';
import type { Person, Thread } from '../thread/thread-model';
import type { Finding } from '../examination/finding';
import type { WireEntry } from '../wire/wire-entry';

/**
 * What the page, the tests and any script may do with the emulated Messenger. Every call is JSON over HTTP under
 * `/emulator/`; `control-client.ts` speaks it, `control-routes.ts` serves it. A refusal is a `ControlRefused`.
 */
export interface ControlApi {
  readonly overview: () => Promise<Overview>;
  readonly people: () => Promise<readonly Person[]>;
  /** A new person who has never written to the Page. */
  readonly addPerson: (person: NewPerson) => Promise<Person>;
  readonly thread: (psid: string) => Promise<Thread>;

  /** The customer's side of the chat. Each counts as the user's action and opens the 24-hour window (facts §2.3). */
  readonly say: (psid: string, text: string, quickReplyPayload?: string) => Promise<Sent>;
  readonly attach: (psid: string, attachment: NewAttachment) => Promise<Sent>;
  readonly tap: (psid: string, button: TappedButton) => Promise<Sent>;
  /** Taps Get Started; refused (`get_started_not_set`) until the Page's Messenger profile has one. */
  readonly getStarted: (psid: string) => Promise<Sent>;
  /** Reacts to a message of either side; without a reaction, takes it back. */
  readonly react: (psid: string, mid: string, reaction?: NewReaction) => Promise<void>;
  /** Follows `m.me/<page>?ref=…`: a referral in an existing thread, else kept for Get Started (facts §7). */
  readonly openLink: (psid: string, ref: string) => Promise<{ readonly needsGetStarted: boolean }>;

  /** These do not open the window. */
  readonly markRead: (psid: string) => Promise<void>;
  readonly setBlocked: (psid: string, blocked: boolean) => Promise<void>;
  /** Taps a Log In button: Facebook adds a 5-minute token and the way back to the button's address. */
  readonly beginLogin: (psid: string, buttonUrl: string) => Promise<LoginPopup>;
  /** Taps a Log Out button and confirms Facebook's question. `unlinked` is false when the webhook failed. */
  readonly logout: (psid: string) => Promise<{ readonly unlinked: boolean }>;

  /** The Page Inbox. A reply takes the thread over, as it does on Facebook; done hands it back to the bot. */
  readonly inboxReply: (psid: string, text: string) => Promise<Sent>;
  readonly inboxDone: (psid: string) => Promise<void>;

  /**
   * Logs in on the company's page with Facebook and agrees to these permissions, as far as the app may ask for them.
   * Nobody needs to have written to the Page for that.
   */
  readonly facebookLogin: (
    psid: string,
    scopes?: readonly AppPermission[],
  ) => Promise<FacebookLogin>;
  /** The person changes their password: every token that came of their logins is dead. */
  readonly invalidateTokens: (psid: string) => Promise<void>;
  /** What the app has been granted; without it Facebook refuses what needs it (facts §10). */
  readonly permissions: () => Promise<readonly AppPermission[]>;
  readonly setPermission: (
    permission: AppPermission,
    granted: boolean,
  ) => Promise<readonly AppPermission[]>;

  /** Facebook's decision on a template; `reason` is its code for a rejection, e.g. `TAG_SHOULD_BE_MARKETING`. */
  readonly setTemplateStatus: (
    id: string,
    status: TemplateStatus,
    reason?: string,
  ) => Promise<void>;
  /** Sets the callback address after Facebook's handshake with it; the outcome is also on the wire. */
  readonly setWebhookUrl: (url: string) => Promise<{ readonly verified: boolean }>;
  readonly faults: () => Promise<FaultSettings>;
  readonly setFault: (name: FaultName, setting: FaultSetting) => Promise<FaultSettings>;
  /** Entries with an id above `after`, oldest first. */
  readonly wire: (after?: number) => Promise<readonly WireEntry[]>;
  /** What the wire has shown the bot doing wrong so far. */
  readonly findings: () => Promise<readonly Finding[]>;
  /**
   * Tries on the bot, as this person, what real bots fail at, and gives what that showed; takes some ten seconds.
   * Refused as `webhook_not_set` without a bot, as `busy` while another examination runs.
   */
  readonly examine: (psid: string) => Promise<readonly Finding[]>;
  /** Calls back on every change until the returned function is called. */
  readonly listen: (onEvent: (event: ServerSentEvent) => void) => () => void;
}

export interface Overview {
  readonly page: { readonly id: string; readonly name: string };
  readonly appId: string;
  /** Milliseconds of the emulated clock. */
  readonly now: number;
  readonly webhookUrl: string | null;
  /** False once Facebook has unsubscribed the app, or before it was subscribed. */
  readonly subscribed: boolean;
  readonly people: readonly Person[];
  readonly faults: FaultSettings;
  readonly messengerProfile: Readonly<Record<string, unknown>>;
  readonly templates: readonly TemplateSummary[];
  /** Where the browser finds, on this machine, a site that the bot knows by its https origin. */
  readonly localSites: Readonly<Record<string, string>>;
}

export interface NewPerson {
  /** First and last name, e.g. `Anna Berger`. */
  readonly name: string;
  /** As Facebook writes it, e.g. `de_DE`. */
  readonly locale: string;
  readonly pictureUrl?: string;
  /** False: Graph has no profile for them, as for accounts without Facebook (100/2018218). */
  readonly hasProfile?: boolean;
  /** True: may manage the Page, so that `/me/accounts` gives them a token of it (facts §6). */
  readonly isPageAdmin?: boolean;
}

export interface NewAttachment {
  readonly type: 'image' | 'audio' | 'video' | 'file' | 'sticker';
  readonly url: string;
}

export interface TappedButton {
  readonly title: string;
  readonly payload: string;
}

export interface NewReaction {
  /** Facebook's word: smile, angry, sad, wow, love, like, dislike or other. */
  readonly reaction: string;
  readonly emoji: string;
}

export interface Sent {
  readonly mid: string;
}

export interface LoginPopup {
  /** Where the browser opens the company's login page; on this machine when the emulator knows a local copy. */
  readonly popupUrl: string;
  /** Milliseconds of the emulated clock. */
  readonly expiresAt: number;
}

export interface FacebookLogin {
  /** A short-lived user token. */
  readonly accessToken: string;
  /** The person's id for the app, which is no psid. */
  readonly asid: string;
  /** Milliseconds of the emulated clock. */
  readonly expiresAt: number;
}

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED';

export interface TemplateSummary {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus;
}

/** What a refused call answers, as `{ error: { code, message } }`. */
export type ControlErrorCode =
  | 'invalid_request'
  | 'not_found'
  | 'get_started_not_set'
  | 'not_https'
  | 'thread_not_owned'
  | 'webhook_not_set'
  | 'busy';

/** Facebook's popup tells the window that opened it how the linking went, by `postMessage`. */
export interface LinkingMessage {
  readonly type: 'account-linking';
  readonly status: 'linked' | 'failed' | 'cancelled';
}
