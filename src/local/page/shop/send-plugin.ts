import { avatar } from '../messenger/avatar';
import { button, el, setText } from '../parts/el';

export interface SendPlugin {
  readonly element: HTMLElement;
  /** Whom Messenger believes to be at this browser; undefined when nobody is. */
  readonly show: (personName: string | undefined) => void;
}

/** Meta's Send to Messenger plugin, as it stands on a company's page (facts §7). */
export function createSendPlugin(
  send: () => Promise<unknown>,
  chooseAnother: () => void,
): SendPlugin {
  const face = el('span', { class: 'plugin-person' });
  const name = el('span', {});
  const done = el('span', { class: 'plugin-sent', role: 'status' });
  const sendButton = button(
    'Send to Messenger',
    { class: 'plugin-button', 'data-testid': 'send-to-messenger' },
    () => {
      send().then(
        () => {
          setText(done, 'Sent to Messenger');
        },
        // The pane has shown why.
        () => undefined,
      );
    },
  );
  const notYou = button(
    'Not you?',
    { class: 'plugin-not-you', 'data-testid': 'not-you' },
    chooseAnother,
  );
  let shown: string | undefined;
  return {
    element: el(
      'div',
      { class: 'plugin' },
      sendButton,
      el('div', { class: 'plugin-who' }, face, name, notYou, done),
    ),
    show: (personName) => {
      sendButton.disabled = personName === undefined;
      if (personName === shown) return;
      shown = personName;
      face.replaceChildren(...(personName === undefined ? [] : [avatar(personName)]));
      setText(name, personName ?? 'Nobody');
      setText(done, '');
    },
  };
}
