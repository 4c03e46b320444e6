import { CODE_LIFETIME_MS } from '../../../../src/accounts/authorization-code';
import { LOGIN_SITE } from '../../../../src/local/local-settings';
import type { Way } from '../way';
import type { LinkWorld } from '../world';

/** The Log In button's popup, and the log-in in it; what comes back is the code in the return address. */
export const accountLinking: Way = {
  name: 'Account Linking',
  via: 'account_linking',
  lifetimeMs: CODE_LIFETIME_MS,
  bound: true,
  begin: async (world, psid, shopper) => {
    const popup = await openPopup(world, psid);
    const { body } = await world.logIn(shopper, popup);
    const code = String(body['authorizationCode']);
    return (chat) => comeBack(world, chat, code);
  },
};

interface Popup {
  readonly accountLinkingToken: string;
  readonly redirectUri: string;
}

async function openPopup({ control }: LinkWorld, psid: string): Promise<Popup> {
  const { popupUrl } = await control.beginLogin(psid, `${LOGIN_SITE}/`);
  const { searchParams } = new URL(popupUrl);
  return {
    accountLinkingToken: searchParams.get('account_linking_token') ?? '',
    redirectUri: searchParams.get('redirect_uri') ?? '',
  };
}

/** From a popup of its own every time: Facebook takes each popup's token once (facts §1.2), and we get to see the code. */
async function comeBack(world: LinkWorld, psid: string, code: string): Promise<void> {
  const { stack } = world;
  const { redirectUri } = await openPopup(world, psid);
  const address = redirectUri.replace('https://www.facebook.com', `${stack.url}/facebook`);
  await fetch(`${address}&authorization_code=${encodeURIComponent(code)}`);
  await stack.settled();
}
