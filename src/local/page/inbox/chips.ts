import type { ThreadOwner } from '../../messenger/thread/thread-model';
import { el, spoken } from '../parts/el';
import { OWNERS } from './owner-words';

/** Who has the conversation. */
export const ownerChip = (owner: ThreadOwner): HTMLElement =>
  el('span', { class: 'tag owner', 'data-owner': owner }, spoken('Answered by: '), OWNERS[owner]);

/** What needs a human. */
export const attentionChip = (text: string): HTMLElement =>
  el('span', { class: 'tag', 'data-tone': 'attention' }, text);
