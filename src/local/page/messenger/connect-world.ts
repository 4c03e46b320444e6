import type { ControlApi } from '../../messenger/control/control-api';
import type { ServerSentEvent } from '../../messenger/control/control-events';
import { listenLive } from '../parts/live';
import type { Store } from '../parts/store';
import type { Attempt } from '../parts/toasts';
import { applyEvent, loadWorld, type World } from './world';

/** Keeps the world as the emulator has it: asked for after each (re)connect, then told of every change. */
export function connectWorld(control: ControlApi, world: Store<World>, attempt: Attempt): void {
  let loading = 0;
  // What is told while the answers are under way may be newer than they are.
  let told: ServerSentEvent[] = [];
  const load = async (): Promise<void> => {
    loading += 1;
    try {
      const overview = await control.overview();
      const threads = await Promise.all(overview.people.map(({ psid }) => control.thread(psid)));
      world.update((state) => told.reduce(applyEvent, loadWorld(state, overview, threads)));
    } finally {
      loading -= 1;
      if (loading === 0) told = [];
    }
  };
  listenLive(
    'emulator/events',
    () => {
      attempt(load);
    },
    {
      message: (data) => {
        const event = data as ServerSentEvent;
        if (loading > 0) told.push(event);
        if (event.type === 'person') attempt(load);
        else world.update((state) => applyEvent(state, event));
      },
    },
  );
}
