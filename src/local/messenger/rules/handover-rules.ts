import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { defaultAppOf } from '../thread/default-app';
import { ownerAppId, PAGE_INBOX_APP_ID } from '../thread/ownership';
import { mayAppSend } from '../thread/routing';
import type { ThreadControl } from './message-schema';

/** What Facebook refuses when the bot gives a thread away, in a call of its own or with a message (facts §5). */

/** `target`: the app that is to have it. */
export function refusePass(
  platform: Platform,
  person: PersonRecord,
  target: string | null,
): Refusal | undefined {
  const apps = [PAGE_INBOX_APP_ID, platform.options.appId, defaultAppOf(platform)];
  if (target === null || !apps.includes(target)) {
    return refuse('invalidParameter', 'The thread can be passed to an app of this Page only.');
  }
  return mayPass(platform, person) ? undefined : refuse('threadNotOwned');
}

/** `null`: nobody. Without an app named, the thread is passed to the default one. */
export const newOwner = (platform: Platform, control: ThreadControl): string | null =>
  control.control_type === 'release' ? null : (control.app_id ?? defaultAppOf(platform));

/** Of a message that gives the thread away in the same call. */
export const refuseHandover = (
  platform: Platform,
  person: PersonRecord,
  control: ThreadControl,
): Refusal | undefined =>
  control.control_type === 'release'
    ? refuseRelease(platform, person)
    : refusePass(platform, person, newOwner(platform, control));

export const refuseRelease = (platform: Platform, person: PersonRecord): Refusal | undefined =>
  ownsThread(platform, person) ? undefined : refuse('threadNotOwned');

export const ownsThread = ({ options, now }: Platform, person: PersonRecord): boolean =>
  ownerAppId(person, now()) === options.appId;

/** Its owner passes a thread on, or the default app an idle one; without a default app, anybody an idle one. */
const mayPass = (platform: Platform, person: PersonRecord): boolean =>
  defaultAppOf(platform) === null
    ? ownerAppId(person, platform.now()) === null
    : mayAppSend(platform, person, platform.options.appId);
