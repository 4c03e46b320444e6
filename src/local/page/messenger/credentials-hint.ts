import type { BotConfig } from '../local-config';
import { copyButton } from '../parts/copy-button';
import { el } from '../parts/el';

/** The demo account that belongs to the person on the phone: one needs it in the login popup. */
export function createCredentialsHint({ password, customers }: BotConfig['demo']) {
  const element = el('p', { class: 'credentials', 'data-testid': 'credentials' });
  let shownEmail: string | undefined;
  return {
    element,
    show: (personName: string): void => {
      const account = customers.find(({ name }) => name === personName) ?? customers[0];
      element.hidden = account === undefined;
      if (account === undefined || account.email === shownEmail) return;
      shownEmail = account.email;
      element.replaceChildren(
        el('span', { class: 'credentials-label' }, 'Log in with'),
        copyButton(account.email, account.email, 'e-mail'),
        copyButton(password, password, 'password'),
      );
    },
  };
}
