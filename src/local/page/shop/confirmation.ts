import type { MessengerLink, PlacedOrder } from '../../operations/shop-types';
import { button, el } from '../parts/el';
import { createMessengerLink } from './messenger-link';
import { createSendPlugin } from './send-plugin';

export interface ConfirmationActions {
  /** Rejects when it did not work, which was shown then. */
  readonly send: (order: PlacedOrder) => Promise<unknown>;
  readonly open: (link: MessengerLink) => void;
  readonly renew: () => void;
  readonly chooseAnotherPerson: () => void;
  readonly shopOn: () => void;
}

export interface Confirmation {
  readonly element: HTMLElement;
  readonly focus: () => void;
  readonly show: (link: MessengerLink, personName: string | undefined) => void;
  readonly tick: (now: number) => void;
}

/** The page after an order, with both ways into Messenger. */
export function createConfirmation(
  order: PlacedOrder,
  firstName: string | undefined,
  { send, open, renew, chooseAnotherPerson, shopOn }: ConfirmationActions,
): Confirmation {
  const { orderId, parcelId } = order;
  const thanks = firstName === undefined ? 'Thank you!' : `Thank you, ${firstName}!`;
  const heading = el('h3', { tabindex: '-1' }, thanks);
  const plugin = createSendPlugin(() => send(order), chooseAnotherPerson);
  // A guest has no account that another link could lead to.
  const link = createMessengerLink({ open, ...(parcelId !== undefined && { renew }) });
  return {
    element: el(
      'div',
      { class: 'confirmation' },
      el(
        'div',
        { class: 'confirmed' },
        heading,
        el(
          'p',
          { 'data-testid': 'order' },
          'We have your order ',
          el('strong', {}, orderId),
          ...(parcelId === undefined
            ? ['.']
            : [', and will send it as parcel ', el('strong', {}, parcelId), '.']),
        ),
      ),
      way(
        'Have it confirmed in Messenger',
        parcelId === undefined
          ? 'The plugin brings the order to the chat. It says nothing of who ordered.'
          : 'The plugin brings the order to the chat, which asks before it links your account.',
        plugin.element,
      ),
      way(
        'Or go on in Messenger',
        parcelId === undefined
          ? 'A link to the chat with the order, on this phone or any other.'
          : 'A link to the chat with your account: whoever opens it first is asked.',
        link.element,
      ),
      button('Shop on', { class: 'secondary', 'data-testid': 'shop-on' }, shopOn),
    ),
    focus: () => {
      heading.focus();
    },
    show: (messengerLink, personName) => {
      plugin.show(personName);
      link.show(messengerLink);
    },
    tick: link.tick,
  };
}

const way = (title: string, text: string, content: HTMLElement): HTMLElement =>
  el('div', { class: 'way' }, el('h4', {}, title), el('p', {}, text), content);
