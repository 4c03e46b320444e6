import { byId } from './elements';
import type { Screen } from './screen';

const block = byId('facebook', HTMLElement);
const button = byId('facebook-login', HTMLButtonElement);

/** Where somebody is asked who they are, and where the page can say nothing else to them. */
export const offersFacebook = (screen: Screen): boolean =>
  screen.name === 'form' ||
  (screen.name === 'notice' && (screen.notice === 'outside' || screen.notice === 'facebookFailed'));

/** `isOffered`: the company has an app at Facebook. */
export function renderFacebook(screen: Screen, isOffered: boolean): void {
  block.hidden = !isOffered || !offersFacebook(screen);
  button.ariaDisabled = String(screen.name === 'form' && screen.sending);
}
