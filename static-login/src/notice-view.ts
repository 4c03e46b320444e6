import { byId, setText } from './elements';
import type { Screen } from './screen';
import type { Texts } from './texts';

const title = byId('notice-title', HTMLElement);
const text = byId('notice-text', HTMLElement);
const steps = byId('notice-steps', HTMLElement);
const actions = byId('notice-actions', HTMLElement);
const link = byId('notice-link', HTMLAnchorElement);
const retry = byId('retry', HTMLButtonElement);
const back = byId('back', HTMLButtonElement);

/** `canReturn`: the page knows a checked address in Messenger to go back to. */
export function renderNotice(
  { notice, address }: Extract<Screen, { name: 'notice' }>,
  canReturn: boolean,
  texts: Texts,
): void {
  setText(title, texts.notice[notice].title);
  setText(text, texts.notice[notice].text);
  steps.hidden = notice !== 'outside' && notice !== 'refused' && notice !== 'facebookFailed';
  link.hidden = address === undefined;
  if (address !== undefined) link.href = address;
  retry.hidden = notice !== 'unavailable';
  back.hidden = !canReturn || (notice !== 'expired' && notice !== 'unavailable');
  actions.hidden = link.hidden && retry.hidden && back.hidden;
}
