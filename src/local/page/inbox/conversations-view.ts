import type { PageContext } from '../page-context';
import { createStore } from '../parts/store';
import { createConversation, type Conversation } from './conversation';
import { conversationItem } from './conversation-item';
import { createItemList } from './item-list';
import { createNews } from './news';
import { createSplitView } from './split-view';
import { inInboxOrder } from './waiting';

/** How often what depends on the clock alone is drawn anew. */
const TICK_MS = 10_000;

/** All conversations of the Page, one of them open; each keeps what was typed into it. */
export function createConversationsView(context: PageContext) {
  const { world } = context;
  const selected = createStore<string | undefined>(undefined);
  const conversations = new Map<string, Conversation>();
  const news = createNews();
  const open = (psid: string): void => {
    selected.update(() => psid);
    split.bringUp();
  };
  const list = createItemList({
    name: 'Conversations',
    emptyText: 'Nobody has written yet. Say hello on a phone.',
    open,
  });
  const split = createSplitView({
    list: list.element,
    listName: 'Conversations',
    emptyText: 'Choose a conversation.',
    focusList: () => {
      list.focus(selected.get());
    },
  });
  const show = (): void => {
    const state = world.get();
    const now = Date.now() + state.clockAhead;
    const threads = inInboxOrder(state.threads);
    const psid = selected.get();
    const thread = psid === undefined ? undefined : state.threads[psid];
    // The first one opens by itself, once: what somebody works on is never taken from under their hands.
    if (thread === undefined && threads[0] !== undefined) {
      selected.update(() => threads[0]?.person.psid);
      return;
    }
    list.show(
      threads.map((each) => conversationItem(each, now)),
      psid,
    );
    news.show(state, psid);
    if (thread === undefined) return;
    const conversation =
      conversations.get(thread.person.psid) ??
      createConversation(thread.person, { ...context, localSites: state.localSites });
    conversations.set(thread.person.psid, conversation);
    conversation.show(thread, now);
    split.show(conversation.element);
  };
  world.watch(show);
  selected.watch(show);
  setInterval(show, TICK_MS);
  return { element: split.element, news: news.element, open };
}
