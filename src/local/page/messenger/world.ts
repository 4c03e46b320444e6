import type { Overview } from '../../messenger/control/control-api';
import type { ServerSentEvent } from '../../messenger/control/control-events';
import type { Person, Thread, ThreadMessage } from '../../messenger/thread/thread-model';

/** What the page knows of the emulated Messenger. */
export interface World {
  readonly pageName: string;
  /** What the Page says before the first message. */
  readonly greeting: string | undefined;
  readonly people: readonly Person[];
  readonly threads: Readonly<Record<string, Thread>>;
  /** The psid whose phone is on the screen. */
  readonly selected: string | undefined;
}

export const EMPTY_WORLD: World = {
  pageName: '',
  greeting: undefined,
  people: [],
  threads: {},
  selected: undefined,
};

/** Takes over what the emulator told when asked; keeps the selection if that person still exists. */
export function loadWorld(
  world: World,
  { page, people, messengerProfile }: Overview,
  threads: readonly Thread[],
): World {
  const known = people.some(({ psid }) => psid === world.selected);
  return {
    pageName: page.name,
    greeting: readGreeting(messengerProfile['greeting']),
    people,
    threads: Object.fromEntries(threads.map((thread) => [thread.person.psid, thread])),
    selected: known ? world.selected : people[0]?.psid,
  };
}

/** What an event of the emulator changes; events about people who are not loaded yet change nothing. */
export function applyEvent(world: World, event: ServerSentEvent): World {
  switch (event.type) {
    case 'person':
      return { ...world, people: putBy(world.people, event.person, ({ psid }) => psid) };
    case 'message':
      return changeThread(world, event.psid, (thread) => ({
        ...thread,
        messages: putBy(thread.messages, event.message, ({ mid }) => mid),
      }));
    case 'state':
      return changeThread(world, event.psid, (thread) => ({ ...thread, state: event.state }));
    case 'wire':
    case 'faults':
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

function putBy<Item>(
  items: readonly Item[],
  item: Item,
  keyOf: (item: Item) => string,
): readonly Item[] {
  const index = items.findIndex((candidate) => keyOf(candidate) === keyOf(item));
  return index < 0 ? [...items, item] : items.with(index, item);
}

/** The Messenger profile holds one greeting a locale; `default` serves everybody (facts §8). */
function readGreeting(setting: unknown): string | undefined {
  if (!Array.isArray(setting)) return undefined;
  const greetings = setting as readonly { readonly locale?: unknown; readonly text?: unknown }[];
  const text = greetings.find(({ locale }) => locale === 'default')?.text;
  return typeof text === 'string' ? text : undefined;
}
