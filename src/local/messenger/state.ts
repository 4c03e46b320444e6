import type { AppPermission } from './access/app-permissions';
import type { HostedFile, TemplateStatus } from './control/control-api';
import type { ThreadMessage } from './thread/thread-model';
import { FIRED_FIELDS } from './webhooks/fields';
import type { WebhookField } from './webhooks/fields';

/** Everything Facebook would remember; plain JSON, so that a snapshot is the state itself. */
export interface EmulatorState {
  readonly version: 1;
  webhookUrl: string | null;
  /** `null`: the app is not subscribed to the Page. */
  subscribedFields: readonly WebhookField[] | null;
  people: PersonRecord[];
  linkingTokens: LinkingToken[];
  templates: TemplateRecord[];
  messengerProfile: Readonly<Record<string, unknown>>;
  personas: PersonaRecord[];
  issuedTokens: IssuedToken[];
  /** What the app was not granted, of all that it could be. */
  withheldPermissions: readonly AppPermission[];
  uploads: UploadRecord[];
  /** What stands at addresses outside: the emulator never fetches any. */
  hostedFiles: HostedFile[];
  readonly sentFiles: SentFileRecord[];
  checkboxes: CheckboxRecord[];
  /** What the Page's admin chose as its default app since the start; `null`: nothing, so the assumption holds. */
  defaultApp: { readonly appId: string | null } | null;
  /** The Page broke Facebook's policy and may send nothing. */
  policyBlocked: boolean;
}

/** A person and their thread with the Page. Times are milliseconds of the emulated clock. */
export interface PersonRecord {
  readonly psid: string;
  readonly name: string;
  readonly locale: string;
  readonly pictureUrl: string | null;
  readonly hasProfile: boolean;
  messages: ThreadMessage[];
  typing: boolean;
  started: boolean;
  deliveredUntil: number | null;
  readUntil: number | null;
  seenUntil: number | null;
  lastUserActionAt: number | null;
  lastUserMessageAt: number | null;
  /** Who controls the thread, until when; see `ownership.ts` for what follows from it. */
  ownerAppId: string | null;
  ownedUntil: number;
  /** What the app that passed the thread to its owner told along with it. */
  ownerMetadata: string | null;
  /** Which app that was. */
  handedOverBy: string | null;
  linked: boolean;
  blocked: boolean;
  /** The thread falls under the European privacy rules, whatever the Page does (facts §1.6). */
  euRestricted: boolean;
  /** The ref of an m.me link followed before the first Get Started. */
  pendingRef: string | null;
  /** The ref of an m.me link that will come with what the person writes next. */
  pendingMessageRef: string | null;
  /** Their id for our app: given at the first Facebook Login, and no psid (facts §6). */
  asid: string | null;
  readonly isPageAdmin: boolean;
}

/** An access token that somebody's Facebook Login led to. Times are milliseconds of the emulated clock. */
export interface IssuedToken {
  readonly token: string;
  readonly kind: 'user' | 'page';
  /** Of who logged in. */
  readonly asid: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  /** `null`: never. */
  readonly expiresAt: number | null;
  /** The person changed their password, or removed the app. */
  revoked: boolean;
}

/** A name and picture that messages can be sent under (facts §2.7). */
export interface PersonaRecord {
  readonly id: string;
  readonly name: string;
  readonly profilePictureUrl: string;
}

/** A file that the Page gave Facebook to be sent by its id (facts §2.7). */
export interface UploadRecord {
  readonly id: string;
  readonly type: string;
  readonly url: string;
}

/** A checkbox plugin that a person confirmed: the Page knows them by `userRef` only, until they write (facts §7). */
export interface CheckboxRecord {
  readonly userRef: string;
  readonly psid: string;
  sent: boolean;
  answered: boolean;
}

export interface LinkingToken {
  readonly token: string;
  readonly psid: string;
  readonly expiresAt: number;
  /** Facebook has been told the outcome: the way back leads nowhere any more. */
  used: boolean;
}

/** A file that the bot sent in a form, kept to be opened from the chat. */
export interface SentFileRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** A utility template, as `POST /{page}/message_templates` made it (facts §2.5). */
export interface TemplateRecord {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly named: boolean;
  status: TemplateStatus;
  /** One of Facebook's codes, while it is rejected. */
  rejectedReason?: string | undefined;
  readonly header: string | null;
  readonly body: string;
  readonly buttons: readonly TemplateButton[];
}

export type TemplateButton =
  | { readonly type: 'URL'; readonly text: string; readonly url: string }
  | { readonly type: 'POSTBACK'; readonly text: string; readonly payload: string }
  | { readonly type: 'PHONE_NUMBER'; readonly text: string; readonly phone_number: string };

export const createState = (
  webhookUrl: string | null,
  messengerProfile: Readonly<Record<string, unknown>>,
  withheldPermissions: readonly AppPermission[],
): EmulatorState => ({
  version: 1,
  webhookUrl,
  subscribedFields: webhookUrl === null ? null : FIRED_FIELDS,
  people: [],
  linkingTokens: [],
  templates: [],
  messengerProfile,
  personas: [],
  issuedTokens: [],
  withheldPermissions,
  uploads: [],
  hostedFiles: [],
  sentFiles: [],
  checkboxes: [],
  defaultApp: null,
  policyBlocked: false,
});

/** Of someone who has done nothing yet. */
export const blankPerson = (): Omit<PersonRecord, 'psid' | 'name' | 'locale'> => ({
  pictureUrl: null,
  hasProfile: true,
  messages: [],
  typing: false,
  started: false,
  deliveredUntil: null,
  readUntil: null,
  seenUntil: null,
  lastUserActionAt: null,
  lastUserMessageAt: null,
  ownerAppId: null,
  ownedUntil: 0,
  ownerMetadata: null,
  handedOverBy: null,
  linked: false,
  blocked: false,
  euRestricted: false,
  pendingRef: null,
  pendingMessageRef: null,
  asid: null,
  isPageAdmin: false,
});

/**
 * `undefined` for what `snapshot` of this version did not write. What an older build did not yet remember is as if it
 * had never happened.
 */
export function asSnapshot(json: unknown): EmulatorState | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  if (!('version' in json) || json.version !== 1) return undefined;
  const saved = {
    ...createState(null, {}, []),
    ...(structuredClone(json) as Partial<EmulatorState>),
  };
  if (!Array.isArray(saved.people)) return undefined;
  return { ...saved, people: saved.people.map((person) => ({ ...blankPerson(), ...person })) };
}
