import type { Thread } from '../../messenger/thread/thread-model';
import type { World } from '../messenger/world';
import { el } from '../parts/el';
import { unansweredMessages, waitingThreads } from './waiting';

/** Tells those who listen to the page who waits for a human, and who of them has written again. */
export function createNews() {
  const element = el('p', { class: 'spoken', role: 'status', 'data-testid': 'inbox-news' });
  let known: ReadonlyMap<string, string> | undefined;
  return {
    element,
    /** Nothing is told of the conversation with `openPsid`: its messages announce themselves. */
    show: (world: World, openPsid: string | undefined): void => {
      if (world.people.length === 0) return;
      const before = known;
      const waiting = waitingThreads(world.threads);
      known = new Map(waiting.map((thread) => [thread.person.psid, newestOf(thread)]));
      if (before === undefined) return;
      const told = waiting.flatMap((thread) => {
        const { psid, name } = thread.person;
        if (psid === openPsid || before.get(psid) === newestOf(thread)) return [];
        return [before.has(psid) ? `${name} has written again.` : `${name} waits for a human.`];
      });
      if (told.length > 0) element.textContent = told.join(' ');
    },
  };
}

const newestOf = (thread: Thread): string => unansweredMessages(thread).at(-1)?.mid ?? '';
