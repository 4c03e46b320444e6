import type { Clock, Sleep } from '../../shared/clock';
import type { RandomBytes } from '../../shared/random';
import type { AppPermission } from './access/app-permissions';

export interface MessengerEmulatorOptions {
  readonly pageId: string;
  readonly pageName: string;
  readonly appId: string;
  /** The first signs webhooks; `appsecret_proof` may be made with any. */
  readonly appSecrets: readonly string[];
  readonly pageAccessToken: string;
  readonly verifyToken: string;
  /** Taken as already verified; later ones go through `setWebhookUrl` and its handshake. */
  readonly webhookUrl?: string;
  /** Milliseconds. After moving it forward, call `clockMoved`. */
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** What the control API's clock moves, in milliseconds; without it time can't be moved from outside. */
  readonly advanceClock?: (milliseconds: number) => Promise<void>;
  readonly random: RandomBytes;
  /** Where the browser finds a site that the bot knows by its https origin. */
  readonly localSites?: Readonly<Record<string, string>>;
  /** The app's "Valid OAuth Redirect URIs" for Facebook Login: where the login dialog may send people back to. */
  readonly loginRedirectUris?: readonly string[];
  /** Initial Messenger profile, as `POST /me/messenger_profile` takes it. */
  readonly messengerProfile?: Readonly<Record<string, unknown>>;
  readonly assumptions?: Partial<Assumptions>;
}

/** What no source settles, or what depends on the Page: see the end of docs/emulator.md. The defaults are strict. */
export interface Assumptions {
  /** UTF-16 units. The documentation says "less than 2000 characters" (facts §2.7). */
  readonly maximumTextLength: number;
  /** Whether a quick reply's title over 20 characters is refused or cut (facts §2.7). */
  readonly longQuickReplyTitles: 'refuse' | 'truncate';
  /** What `unlink_accounts` answers when Facebook knows of no link (facts §1.5 is silent). */
  readonly unlinkOfUnlinked: 'refuse' | 'accept';
  /** Whether `unlink_accounts` also fires an `unlinked` webhook (facts §1.5 is silent). */
  readonly unlinkFiresWebhook: boolean;
  /** Whether the Page may send utility messages: depends on its country (facts §2.5). */
  readonly utilityMessages: boolean;
  /** A new template's first status; the documentation says "within seconds" APPROVED (facts §2.5). */
  readonly newTemplateStatus: 'APPROVED' | 'PENDING';
  /** The app set in the Page's Conversation Routing; `null`: none, "zero config" (facts §5). */
  readonly defaultAppId: string | null;
  /** Whether the Page is in Europe or Japan, where account linking is not restored (facts §1.6). */
  readonly subjectToEuPrivacyRules: boolean;
  /** People the Page can message besides those in the emulator: 200 calls a day each (facts §3). */
  readonly otherEngagedUsers: number;
  /** What the app was not granted when the emulator starts; the control API changes it (facts §10). */
  readonly withheldPermissions: readonly AppPermission[];
  /** What `ids_for_pages` and `ids_for_apps` answer in Europe and Japan, where they are not restored (facts §6). */
  readonly idMatchingInEurope: 'nothing' | 'ids';
  /** A template needs more words of its own than this for each parameter: no number is documented (facts §2.5). */
  readonly templateWordsPerParameter: number;
  /** Whether a send without `messaging_type` is refused, or taken as RESPONSE as it once was (facts §2.2). */
  readonly messagingTypeRequired: boolean;
  /** The throttle of one thread: its number is not documented (facts §3). */
  readonly messagesPerThreadAMinute: number;
  /** Whether the app's setting "Require App Secret" is on (facts §6). */
  readonly appSecretProofRequired: boolean;
  /** Whether a Log In button needs `account_linking_url` in the Messenger profile: "must" only since 2025 (facts §1.1). */
  readonly accountLinkingUrlRequired: boolean;
}

export const strictAssumptions = (appId: string): Assumptions => ({
  maximumTextLength: 1_999,
  longQuickReplyTitles: 'refuse',
  unlinkOfUnlinked: 'refuse',
  unlinkFiresWebhook: false,
  utilityMessages: true,
  newTemplateStatus: 'APPROVED',
  defaultAppId: appId,
  subjectToEuPrivacyRules: false,
  otherEngagedUsers: 10_000,
  withheldPermissions: [],
  idMatchingInEurope: 'nothing',
  templateWordsPerParameter: 1,
  messagingTypeRequired: true,
  messagesPerThreadAMinute: 100,
  appSecretProofRequired: true,
  accountLinkingUrlRequired: true,
});
