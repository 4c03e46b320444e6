import type { PageContext } from '../page-context';
import { button, el, setText, spoken } from '../parts/el';
import { createConversationsView } from './conversations-view';
import { waitingTickets } from './ticket-order';
import { createTicketsClient } from './tickets-client';
import { createTicketsView } from './tickets-view';
import { waitingThreads } from './waiting';

/** The Page Inbox as staff have it: conversations, and the tickets where the bot is ours. */
export function createInboxPane(context: PageContext): HTMLElement {
  const conversations = createConversationsView(context);
  const chats = createTab('Conversations', 'conversations', conversations.element);
  context.world.watch(({ threads }) => {
    chats.mark(waitingThreads(threads).length);
  });
  const tabs = [chats, ...(context.config.bot === undefined ? [] : [createTicketsTab()])];
  const select = (chosen: Tab): void => {
    for (const tab of tabs) tab.show(tab === chosen);
  };
  for (const tab of tabs) {
    tab.face.addEventListener('click', () => {
      select(tab);
    });
  }
  select(chats);

  function createTicketsTab(): Tab {
    const view = createTicketsView({
      ...context,
      tickets: createTicketsClient(),
      openConversation: (psid) => {
        select(chats);
        conversations.open(psid);
      },
      onLoaded: (rows) => {
        tickets.mark(waitingTickets(rows).length);
      },
    });
    const tickets = createTab('Tickets', 'tickets', view);
    return tickets;
  }

  return el(
    'section',
    { class: 'pane inbox', 'aria-labelledby': 'inbox-title' },
    el(
      'header',
      { class: 'pane-header' },
      el('h2', { id: 'inbox-title' }, 'Page Inbox'),
      el('p', {}, 'What staff see: take over from the bot, answer, press Done.'),
      ...(tabs.length === 1
        ? []
        : [
            el(
              'div',
              { class: 'segments', role: 'group', 'aria-label': 'What to work on' },
              ...tabs.map(({ face }) => face),
            ),
          ]),
    ),
    ...tabs.map(({ content }) => content),
    conversations.news,
  );
}

type Tab = ReturnType<typeof createTab>;

/** A part of the Inbox, and the button that shows it with how many wait there. */
function createTab(title: string, id: string, content: HTMLElement) {
  const count = el('span', { class: 'badge', hidden: true });
  const face = button(
    el('span', { class: 'segment-label' }, title),
    { class: 'segment', 'data-testid': `inbox-${id}` },
    () => undefined,
  );
  face.append(count);
  return {
    face,
    content,
    show: (isShown: boolean): void => {
      content.hidden = !isShown;
      face.setAttribute('aria-pressed', String(isShown));
    },
    mark: (waiting: number): void => {
      count.hidden = waiting === 0;
      if (count.dataset['count'] === String(waiting)) return;
      count.dataset['count'] = String(waiting);
      setText(count, String(waiting));
      count.append(spoken(' waiting'));
    },
  };
}
