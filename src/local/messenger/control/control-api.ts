import type { AppPermission } from '../access/app-permissions';
import type { ServerSentEvent } from './control-events';
import type { FaultName, FaultSetting, FaultSettings } from '../wire/fault-names';
import type { Person, Thread } from '../thread/thread-model';
import type { Finding } from '../examination/finding';
import type { WireEntry } from '../wire/wire-entry';
import type {
  FacebookLogin,
  HostedFile,
  LinkArrival,
  LoginPopup,
  NewAttachment,
  NewPerson,
  NewReaction,
  OtherAppAction,
  Overview,
  PolicyAction,
  Sent,
  TappedButton,
  TemplateStatus,
} from './control-types';

export type * from './control-types';

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

  /*
   * The customer's side of the chat: each is a user action and opens the 24-hour window (facts §2.3).
   */

  readonly say: (psid: string, text: string, quickReplyPayload?: string) => Promise<Sent>;
  /** One message, with several files when there are more. */
  readonly attach: (
    psid: string,
    attachment: NewAttachment,
    ...more: readonly NewAttachment[]
  ) => Promise<Sent>;
  /** Taps a button of a message, an item of the persistent menu, an ice breaker. */
  readonly tap: (psid: string, button: TappedButton) => Promise<Sent>;
  /** Taps Get Started; refused (`get_started_not_set`) until the Page's Messenger profile has one. */
  readonly getStarted: (psid: string) => Promise<Sent>;
  /** Reacts to a message of either side; without a reaction, takes it back. */
  readonly react: (psid: string, mid: string, reaction?: NewReaction) => Promise<void>;
  /** Follows `m.me/<page>?ref=…`: a referral in an existing thread, else kept for Get Started (facts §7). */
  readonly openLink: (
    psid: string,
    ref: string,
    arrival?: LinkArrival,
  ) => Promise<{ readonly needsGetStarted: boolean }>;
  /**
   * Clicks a Send to Messenger plugin with this `data-ref`; whoever never wrote has a thread then (facts §7). `site`
   * is where the plugin stands: refused as `domain_not_whitelisted` unless the Messenger profile names it.
   */
  readonly sendToMessenger: (psid: string, ref: string, site?: string) => Promise<void>;
  /** Confirms a checkbox plugin; refused as `user_ref_used` unless this render's `userRef` is new (facts §7). */
  readonly checkbox: (psid: string, userRef: string, ref: string) => Promise<void>;

  /*
   * What follows is the customer's side too, but opens no window.
   */

  /** Edits a text of the person's; refused as `not_editable` when it is none, or after five edits (facts §4.4). */
  readonly edit: (psid: string, mid: string, text: string) => Promise<void>;
  readonly markRead: (psid: string) => Promise<void>;
  readonly setBlocked: (psid: string, blocked: boolean) => Promise<void>;
  /**
   * Whether the person's thread falls under the European privacy rules, so that Log In buttons get 10/2018336. Of the
   * whole Page the fault `euPrivacyRules` says so.
   */
  readonly setEuRestricted: (psid: string, restricted: boolean) => Promise<void>;
  /** Taps a Log In button: Facebook adds a 5-minute token and the way back to the button's address. */
  readonly beginLogin: (psid: string, buttonUrl: string) => Promise<LoginPopup>;
  /** Taps a Log Out button and confirms Facebook's question. `unlinked` is false when the webhook failed. */
  readonly logout: (psid: string) => Promise<{ readonly unlinked: boolean }>;

  /**
   * The Page Inbox. A reply takes the thread over, as it does on Facebook; refused as `person_unavailable` by who blocked
   * the Page, as `outside_window` seven days after the person last wrote. Done hands the thread back to the bot; refused
   * as `thread_not_owned` when the Inbox does not have it.
   */
  readonly inboxReply: (psid: string, text: string) => Promise<Sent>;
  readonly inboxDone: (psid: string) => Promise<void>;
  /** "Move to Main": the Inbox takes the thread without a message, of which nobody is told (facts §5). */
  readonly inboxMoveToMain: (psid: string) => Promise<void>;
  /** Another app of the Page; refused as `thread_not_owned` where Facebook would not let it. */
  readonly otherApp: (psid: string, appId: string, action: OtherAppAction) => Promise<void>;

  /** The Page's admin sets the default app in its Conversation Routing; `null`: none (facts §5). */
  readonly setDefaultApp: (appId: string | null) => Promise<void>;
  /** Facebook enforces its policy on the Page: after `block` every send is refused, until `unblock`. */
  readonly enforcePolicy: (action: PolicyAction, reason?: string) => Promise<void>;
  /** Says what Facebook finds when it fetches that address; of all others it finds what it is told to expect. */
  readonly hostFile: (file: HostedFile) => Promise<void>;

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
  /**
   * Moves the time of everything here forward, and resolves when what came due has been set in motion. Refused as
   * `clock_fixed` where whoever runs the emulator keeps the time.
   */
  readonly advanceClock: (milliseconds: number) => Promise<{ readonly now: number }>;
  readonly faults: () => Promise<FaultSettings>;
  readonly setFault: (name: FaultName, setting: FaultSetting) => Promise<FaultSettings>;
  /** Entries with an id above `after`, oldest first. */
  readonly wire: (after?: number) => Promise<readonly WireEntry[]>;
  /** The `curl` command that posts that webhook once more, signed; it holds the signature and no secret. */
  readonly webhookCurl: (id: number) => Promise<{ readonly curl: string }>;
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
