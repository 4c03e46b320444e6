import type { FaultSettings } from '../wire/fault-names';
import type { Person } from '../thread/thread-model';

/** What goes to and comes from the calls of `control-api.ts`. */

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
  /** `fallback`: a shared link or place, which Facebook has no type for (facts §4.4). */
  readonly type: 'image' | 'audio' | 'video' | 'file' | 'sticker' | 'fallback';
  readonly url: string;
  /** Of a `fallback`. */
  readonly title?: string;
}

/**
 * What becomes of the ref of an m.me link: a referral; nothing, as on some Android phones; or part of the next message
 * that the person writes (facts §7).
 */
export type LinkArrival = 'referral' | 'lost' | 'inMessage';

export type OtherAppAction =
  /** A text: the bot hears its echo, with the other app's id. */
  | { readonly do: 'send'; readonly text: string }
  /** Asks for the thread: the bot is told when it has it. */
  | { readonly do: 'request'; readonly metadata?: string }
  | { readonly do: 'take'; readonly metadata?: string }
  /** Gives the thread it has to the bot, or to the Page Inbox. */
  | { readonly do: 'pass'; readonly metadata?: string; readonly to?: 'bot' | 'inbox' }
  /** Gives it to nobody, of which nobody is told. */
  | { readonly do: 'release' };

export type PolicyAction = 'warning' | 'block' | 'unblock';

export interface HostedFile {
  readonly url: string;
  readonly type: 'image' | 'audio' | 'video' | 'file';
  readonly bytes: number;
  /** Nobody answers there, or not within Facebook's patience. */
  readonly fails?: 'unreachable' | 'slow';
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
  | 'person_unavailable'
  | 'outside_window'
  | 'not_editable'
  | 'domain_not_whitelisted'
  | 'user_ref_used'
  | 'webhook_not_set'
  | 'busy'
  | 'clock_fixed';

/** An m.me link was followed in a window that a phone opened: it tells that phone, by `postMessage`. */
export interface ShortLinkMessage {
  readonly type: 'short-link';
  readonly page: string;
  readonly ref: string;
}

/** Facebook's popup tells the window that opened it how the linking went, by `postMessage`. */
export interface LinkingMessage {
  readonly type: 'account-linking';
  readonly status: 'linked' | 'failed' | 'cancelled';
}
