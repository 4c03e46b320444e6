import type { Thread, ThreadMessage } from '../../messenger/thread/thread-model';
import { avatar } from '../messenger/avatar';
import { snippetOf } from '../messenger/snippet';
import { el, spoken } from '../parts/el';
import { attentionChip, ownerChip } from './chips';
import type { Item } from './item-list';
import { formatWhen } from './item-times';
import { unansweredMessages, waitsForHuman } from './waiting';
import { describeWindow } from './window-words';

/** A conversation in the list. `now` in milliseconds of the emulated clock. */
export function conversationItem(thread: Thread, now: number): Item {
  const { person, messages, state } = thread;
  const last = messages.findLast(({ from }) => from !== 'facebook');
  const facts = {
    name: person.name,
    picture: person.pictureUrl,
    owner: state.owner,
    waits: waitsForHuman(thread),
    unanswered: unansweredMessages(thread).length,
    when: last === undefined ? '' : formatWhen(last.at, now),
    snippet: last === undefined ? '' : `${SPEAKERS[last.from]}${snippetOf(last.content)}`,
    window: describeWindow(state.windowClosesAt, now).short,
  };
  return {
    key: person.psid,
    signature: JSON.stringify(facts),
    testId: `conversation-${person.name}`,
    draw: () => [
      avatar(facts.name, facts.picture),
      el('span', { class: 'item-title' }, facts.name),
      el('span', { class: 'item-when' }, facts.when),
      el('span', { class: 'item-snippet' }, facts.snippet),
      ...(facts.unanswered === 0
        ? []
        : [el('span', { class: 'badge' }, String(facts.unanswered), spoken(' unanswered'))]),
      el(
        'span',
        { class: 'item-facts' },
        ...(facts.waits ? [attentionChip('Waits for a human')] : []),
        ownerChip(facts.owner),
        el('span', { class: 'item-window' }, facts.window),
      ),
    ],
  };
}

const SPEAKERS: Readonly<Record<ThreadMessage['from'], string>> = {
  customer: '',
  bot: 'Bot: ',
  agent: 'You: ',
  facebook: '',
};
