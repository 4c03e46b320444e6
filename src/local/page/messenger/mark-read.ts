import type { ControlApi } from '../../messenger/control/control-api';
import type { Store } from '../parts/store';
import type { Attempt } from '../parts/toasts';
import { selectedThread, unreadMessages, type World } from './world';

/** Tells the emulator what the person has on the screen. Call the returned function when the pane comes into view. */
export function createMarkRead(
  control: ControlApi,
  world: Store<World>,
  isShown: () => boolean,
  attempt: Attempt,
): () => void {
  const reported = new Map<string, number>();
  const check = (): void => {
    const thread = selectedThread(world.get());
    if (thread === undefined) return;
    const newest = unreadMessages(thread).at(-1);
    if (newest === undefined || !isShown()) return;
    const { psid } = thread.person;
    if (newest.at <= (reported.get(psid) ?? -Infinity)) return;
    reported.set(psid, newest.at);
    attempt(() => control.markRead(psid));
  };
  world.watch(check);
  document.addEventListener('visibilitychange', check);
  return check;
}
