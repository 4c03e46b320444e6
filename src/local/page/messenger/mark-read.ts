import type { ControlApi } from '../../messenger/control/control-api';
import type { Store } from '../parts/store';
import type { Attempt } from '../parts/toasts';
import { isPhoneShown } from './phone';
import { phonesOf } from './phones';
import { unreadMessages, type World } from './world';

/** Tells the emulator what is on a person's screen. Call the returned function when the pane comes into view. */
export function createMarkRead(
  control: ControlApi,
  world: Store<World>,
  isShown: () => boolean,
  attempt: Attempt,
): () => void {
  const reported = new Map<string, number>();
  const checkPhone = (psid: string): void => {
    const thread = world.get().threads[psid];
    const newest = thread && unreadMessages(thread).at(-1);
    if (newest === undefined || !isPhoneShown(psid)) return;
    if (newest.at <= (reported.get(psid) ?? -Infinity)) return;
    reported.set(psid, newest.at);
    attempt(() => control.markRead(psid));
  };
  const check = (): void => {
    if (isShown()) phonesOf(world.get()).forEach(checkPhone);
  };
  world.watch(check);
  document.addEventListener('visibilitychange', check);
  return check;
}
