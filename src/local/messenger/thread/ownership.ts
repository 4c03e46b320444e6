import { DAY } from '../../../shared/clock';
import type { PersonRecord } from '../state';
import type { ThreadOwner } from './thread-model';

/** Page Inbox, the app that human staff answer with (facts §5). */
export const PAGE_INBOX_APP_ID = '263902037430900';

/** Conversation Routing gives control back to nobody after 24 hours without a message to the Page (facts §5). */
export const CONTROL_LASTS = DAY;

/** `null`: the thread is idle. */
export const ownerAppId = (person: PersonRecord, now: number): string | null =>
  now < person.ownedUntil ? person.ownerAppId : null;

/** What the app that gives a thread away, or takes it, tells along with it. */
export interface Told {
  readonly by: string;
  readonly metadata: string;
}

/** An owner who takes what it has keeps what it was told. */
export function giveControl(
  person: PersonRecord,
  appId: string | null,
  now: number,
  told?: Told,
): void {
  if (told !== undefined || ownerAppId(person, now) !== appId) {
    person.ownerMetadata = told?.metadata ?? null;
    person.handedOverBy = told?.by ?? null;
  }
  person.ownerAppId = appId;
  person.ownedUntil = appId === null ? 0 : now + CONTROL_LASTS;
}

/** A message to the Page makes an idle thread the default app's, and prolongs whoever has it (facts §5). */
export function renewControl(person: PersonRecord, defaultAppId: string | null, now: number): void {
  if (ownerAppId(person, now) === null) person.ownerMetadata = null;
  const owner = ownerAppId(person, now) ?? defaultAppId;
  if (owner !== null) {
    person.ownedUntil = Math.max(person.ownedUntil, now + CONTROL_LASTS);
    person.ownerAppId = owner;
  }
}

/** Whether that app may send: there is no default app, or it owns the thread, or nobody does and it is the default one. */
export function maySend(
  person: PersonRecord,
  appId: string,
  defaultAppId: string | null,
  now: number,
): boolean {
  return defaultAppId === null || (ownerAppId(person, now) ?? defaultAppId) === appId;
}

/** Without a default app, every app gets everything; with one, all but the owner only listen (facts §5). */
export function isStandby(
  person: PersonRecord,
  appId: string,
  defaultAppId: string | null,
  now: number,
): boolean {
  const owner = ownerAppId(person, now);
  return defaultAppId !== null && (owner ?? defaultAppId) !== appId;
}

export function describeOwner(person: PersonRecord, appId: string, now: number): ThreadOwner {
  const owner = ownerAppId(person, now);
  return owner === null ? 'idle' : describeApp(owner, appId);
}

/** `botAppId`: the app that is examined here. */
export function describeApp(appId: string, botAppId: string): Exclude<ThreadOwner, 'idle'> {
  switch (appId) {
    case botAppId:
      return 'bot';
    case PAGE_INBOX_APP_ID:
      return 'inbox';
    default:
      return 'other';
  }
}
