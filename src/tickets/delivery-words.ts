import type { HoldReason } from '../store/queue-item';
import type { NoteDelivery } from './note-delivery';

/** Why a note waits, for staff. */
export const waitingWords: Readonly<Record<HoldReason, string>> = {
  window_closed: 'until the customer writes: Messenger lets nobody write to them before',
  template_not_approved: 'until the customer writes, or Facebook approves the template',
  template_unfit: 'until the customer writes: the template asks for more than is known',
  utility_refused: 'until the customer writes: Facebook takes no template for this Page or person',
  not_owner: 'until the Page Inbox or the other app that has the conversation hands it back',
  unreachable: 'until the customer acts: Facebook says that they can’t be reached',
  service_trouble: 'until Facebook takes it; it is tried again',
};

/** What became of an agent's note, for staff. */
export function deliveryWords(delivery: NoteDelivery): string {
  switch (delivery.state) {
    case 'sent':
      return 'sent';
    case 'unconfirmed':
      return 'sent, but Facebook did not confirm it';
    case 'waiting':
      return delivery.reason === undefined
        ? 'on its way'
        : `waits ${waitingWords[delivery.reason]}`;
    case 'failed':
      return `not delivered: ${failureWords(delivery.reason)}`;
    case 'no_chat':
      return 'not delivered: the customer has no chat';
    case 'unknown':
      return 'not known whether it was delivered';
  }
}

function failureWords(reason: string | undefined): string {
  if (reason === 'link_ended') return 'the customer unlinked before it was sent';
  return reason === 'dropped' ? 'given up by hand' : 'Facebook refused it';
}
