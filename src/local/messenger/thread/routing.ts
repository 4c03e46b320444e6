import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { fromPerson, ofPage } from '../webhooks/events';
import { defaultAppOf } from './default-app';
import { giveControl, maySend, ownerAppId, type Told } from './ownership';
import { announceState } from './thread';

/** How control of a thread moves between apps, and what the bot hears of it (facts §5). */

export type Handover = 'pass_thread_control' | 'take_thread_control';

export const mayAppSend = (platform: Platform, person: PersonRecord, appId: string): boolean =>
  maySend(person, appId, defaultAppOf(platform), platform.now());

/** Silently, as the bot's own acts, releases and what the Page Inbox does are. `null`: nobody has the thread then. */
export function moveControl(
  platform: Platform,
  person: PersonRecord,
  appId: string | null,
  told?: Told,
): void {
  giveControl(person, appId, platform.now(), told);
  announceState(platform, person);
}

/** Another app passes or takes control: who gains or loses the thread by it is told. */
export function handOver(
  platform: Platform,
  person: PersonRecord,
  how: Handover,
  newOwner: string,
  told?: Told,
): void {
  const at = platform.timestamp();
  const event = {
    [how]: {
      previous_owner_app_id: ownerAppId(person, at),
      new_owner_app_id: newOwner,
      ...(told !== undefined && { metadata: told.metadata }),
    },
  };
  const concernsBot = [newOwner, ownerAppId(person, at) ?? defaultAppOf(platform)].includes(
    platform.options.appId,
  );
  moveControl(platform, person, newOwner, told);
  if (!concernsBot) return;
  platform.webhooks.publish(fromPerson(platform, person, 'messaging_handovers', at, event));
}

/** The Page's admin chooses; an app that subscribed to it is told its role by the old names (facts §4.4). */
export function setDefaultApp(platform: Platform, appId: string | null): void {
  const { appId: bot } = platform.options;
  platform.state.defaultApp = { appId };
  const role = appId === bot ? 'primary_receiver' : 'secondary_receiver';
  const event = { app_roles: { [bot]: [role] } };
  platform.webhooks.publish(ofPage(platform, 'messaging_handovers', event));
}
