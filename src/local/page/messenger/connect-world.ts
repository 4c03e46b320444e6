import type { ControlApi } from '../../messenger/control/control-api';
import type { ServerSentEvent } from '../../messenger/control/control-events';
import type { WireEntry } from '../../messenger/wire/wire-entry';
import type { EmulatorEvents } from '../emulator-events';
import type { Store } from '../parts/store';
import type { Attempt } from '../parts/toasts';
import { applyEvent, loadOverview, loadThread, loadWorld, type World } from './world';

/** Keeps the world as the emulator has it: asked for after each (re)connect, then told of every change. */
export function connectWorld(
  control: ControlApi,
  world: Store<World>,
  events: EmulatorEvents,
  attempt: Attempt,
): void {
  let loading = 0;
  // What is told while the answers are under way may be newer than they are.
  let told: ServerSentEvent[] = [];
  const load = (ask: () => Promise<(state: World) => World>): void => {
    attempt(async () => {
      loading += 1;
      try {
        const take = await ask();
        world.update((state) => told.reduce(applyEvent, take(state)));
      } finally {
        loading -= 1;
        if (loading === 0) told = [];
      }
    });
  };
  const loadAll = (): void => {
    load(async () => {
      const overview = await control.overview();
      const threads = await Promise.all(overview.people.map(({ psid }) => control.thread(psid)));
      return (state) => loadWorld(state, overview, threads);
    });
  };
  const loadPerson = (psid: string): void => {
    load(async () => {
      const thread = await control.thread(psid);
      return (state) => loadThread(state, thread);
    });
  };
  const loadPage = (): void => {
    load(async () => {
      const overview = await control.overview();
      return (state) => loadOverview(state, overview);
    });
  };
  events.onConnected(loadAll);
  events.onEvent((event) => {
    if (loading > 0) told.push(event);
    world.update((state) => applyEvent(state, event));
    if (event.type === 'wire' && changesPage(event.entry)) loadPage();
    if (event.type === 'person' && world.get().threads[event.person.psid] === undefined) {
      loadPerson(event.person.psid);
    }
  });
}

/** The Messenger profile and the webhook's subscription have no events of their own. */
const changesPage = (entry: WireEntry): boolean =>
  entry.kind === 'notice'
    ? entry.notice.startsWith('webhook_')
    : entry.kind === 'graph' &&
      entry.method !== 'GET' &&
      entry.status === 200 &&
      /\/(?:messenger_profile|subscribed_apps)/.test(entry.path);
