import type { Overview } from '../../messenger/control/control-api';
import type { FaultSettings } from '../../messenger/wire/fault-names';
import type { ServerSentEvent } from '../../messenger/control/control-events';
import type { Person, Thread, ThreadMessage } from '../../messenger/thread/thread-model';
import type { LocalSites } from './links';

/** What the page knows of the emulated Messenger. */
export interface World {
  readonly pageId: string;
  readonly pageName: string;
  /** The Page's Messenger profile, as `POST /me/messenger_profile` takes it. */
  readonly profile: Readonly<Record<string, unknown>>;
  readonly localSites: LocalSites;
  /** Milliseconds by which the emulated clock is ahead of this browser's. */
  readonly clockAhead: number;
  readonly faults: Partial<FaultSettings>;
  /** Whether the app gets webhooks; Facebook ends that after an hour of failures. */
  readonly subscribed: boolean;
  readonly webhookUrl: string | null;
  readonly people: readonly Person[];
  readonly threads: Readonly<Record<string, Thread>>;
  /** The psid whose phone was used last. */
  readonly selected: string | undefined;
  /** The psid whose phone lies beside it, where there is room for two. */
  readonly beside: string | undefined;
}

export const EMPTY_WORLD: World = {
  pageId: '',
  pageName: '',
  profile: {},
  localSites: {},
  clockAhead: 0,
  faults: {},
  subscribed: true,
  webhookUrl: null,
  people: [],
  threads: {},
  selected: undefined,
  beside: undefined,
};

/** Takes over what the emulator told when asked; keeps the phones of people who still exist. */
export function loadWorld(world: World, overview: Overview, threads: readonly Thread[]): World {
  const { people } = overview;
  const ifKnown = (psid: string | undefined): string | undefined =>
    people.some((person) => person.psid === psid) ? psid : undefined;
  return {
    ...loadOverview(world, overview),
    people,
    threads: Object.fromEntries(threads.map((thread) => [thread.person.psid, thread])),
    selected: ifKnown(world.selected) ?? people[0]?.psid,
    beside: ifKnown(world.beside),
  };
}

/** Takes over what is the Page's and not a person's. */
export const loadOverview = (
  world: World,
  { page, now, messengerProfile, localSites, faults, subscribed, webhookUrl }: Overview,
): World => ({
  ...world,
  pageId: page.id,
  pageName: page.name,
  profile: messengerProfile,
  localSites,
  clockAhead: now - Date.now(),
  faults,
  subscribed,
  webhookUrl,
});

/** Someone new, or someone's whole thread anew. */
export const loadThread = (world: World, thread: Thread): World => ({
  ...world,
  people: putBy(world.people, thread.person, ({ psid }) => psid),
  threads: { ...world.threads, [thread.person.psid]: thread },
  selected: world.selected ?? thread.person.psid,
});

/** What an event of the emulator changes; events about people who are not loaded yet change nothing. */
export function applyEvent(world: World, event: ServerSentEvent): World {
  switch (event.type) {
    case 'person':
      return world.threads[event.person.psid] === undefined
        ? world
        : { ...world, people: putBy(world.people, event.person, ({ psid }) => psid) };
    case 'message':
      return changeThread(world, event.psid, (thread) => ({
        ...thread,
        messages: putBy(thread.messages, event.message, ({ mid }) => mid),
      }));
    case 'state':
      return changeThread(world, event.psid, (thread) => ({ ...thread, state: event.state }));
    case 'faults':
      return { ...world, faults: event.faults };
    case 'clock':
      return { ...world, clockAhead: event.now - Date.now() };
    case 'wire':
      return world;
  }
}

/** Messages of the Page that the person has not read. */
export const unreadMessages = ({ messages, state }: Thread): readonly ThreadMessage[] =>
  messages.filter(({ from, at }) => isFromPage(from) && at > (state.readUntil ?? 0));

export const isFromPage = (from: ThreadMessage['from']): boolean =>
  from === 'bot' || from === 'agent';

export const selectedThread = ({ threads, selected }: World): Thread | undefined =>
  selected === undefined ? undefined : threads[selected];

function changeThread(world: World, psid: string, change: (thread: Thread) => Thread): World {
  const thread = world.threads[psid];
  if (thread === undefined) return world;
  return { ...world, threads: { ...world.threads, [psid]: change(thread) } };
}

/** What changes is near the end: new messages, and reactions to fresh ones. */
function putBy<Item>(
  items: readonly Item[],
  item: Item,
  keyOf: (item: Item) => string,
): readonly Item[] {
  const index = items.findLastIndex((candidate) => keyOf(candidate) === keyOf(item));
  return index < 0 ? [...items, item] : items.with(index, item);
}
