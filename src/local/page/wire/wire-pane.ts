import type { PageContext } from '../page-context';
import { el } from '../parts/el';
import { createTabs } from '../parts/tabs';
import { createFindingsView } from './findings-view';
import { createQueueView } from './queue-view';
import { createWireView } from './wire-view';

/** What goes between Facebook and the bot, and where the bot is ours what it has yet to send. */
export function createWirePane(context: PageContext): HTMLElement {
  const wire = createWireView(context);
  const views = [
    { title: 'Wire', testId: 'tab-wire', panel: wire },
    ...(context.config.bot === undefined
      ? []
      : [{ title: 'Queue', testId: 'tab-queue', panel: createQueueView(context) }]),
    { title: 'Check', testId: 'tab-check', panel: createFindingsView(context) },
  ];
  return el(
    'section',
    { class: 'pane wire', 'aria-labelledby': 'wire-title' },
    el(
      'header',
      { class: 'pane-header wire-header' },
      el(
        'div',
        {},
        el('h2', { id: 'wire-title' }, 'Wire'),
        el('p', {}, 'What Facebook tells the bot, and what the bot asks of Facebook.'),
      ),
      createTabs('Views of the wire', views),
    ),
    ...views.map(({ panel }) => panel),
  );
}
