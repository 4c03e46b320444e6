import type { TemplateStatus } from './control/control-api';
import type { ThreadMessage } from './thread/thread-model';
import { SUBSCRIBABLE_FIELDS } from './webhooks/fields';
import type { SubscribableField } from './webhooks/fields';

/** Everything Facebook would remember; plain JSON, so that a snapshot is the state itself. */
export interface EmulatorState {
  readonly version: 1;
  webhookUrl: string | null;
  /** `null`: the app is not subscribed to the Page. */
  subscribedFields: readonly SubscribableField[] | null;
  people: PersonRecord[];
  linkingTokens: LinkingToken[];
  templates: TemplateRecord[];
  messengerProfile: Readonly<Record<string, unknown>>;
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
  linked: boolean;
  blocked: boolean;
  /** The ref of an m.me link followed before the first Get Started. */
  pendingRef: string | null;
}

export interface LinkingToken {
  readonly token: string;
  readonly psid: string;
  readonly expiresAt: number;
  /** Facebook has been told the outcome: the way back leads nowhere any more. */
  used: boolean;
}

/** A utility template, as `POST /{page}/message_templates` made it (facts §2.5). */
export interface TemplateRecord {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly named: boolean;
  status: TemplateStatus;
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
): EmulatorState => ({
  version: 1,
  webhookUrl,
  subscribedFields: webhookUrl === null ? null : SUBSCRIBABLE_FIELDS,
  people: [],
  linkingTokens: [],
  templates: [],
  messengerProfile,
});

/** `undefined` for what `snapshot` of this version did not write. */
export const asSnapshot = (json: unknown): EmulatorState | undefined =>
  typeof json === 'object' && json !== null && 'version' in json && json.version === 1
    ? (structuredClone(json) as EmulatorState)
    : undefined;
