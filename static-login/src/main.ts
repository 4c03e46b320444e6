import { loadConfig } from './config';
import { byId } from './elements';
import { pickLanguage } from './language';
import { LoginPage } from './login-page';
import { keepToken, type Opening, readOpening } from './opening';
import { onLanguageChosen } from './view';

const fetch = window.fetch.bind(window);
// In somebody else's frame a visitor can't see where they type, nor what they click.
const opening: Opening =
  window.top === window.self
    ? readOpening(new URLSearchParams(location.search), history.state)
    : { kind: 'outside' };
if (opening.kind === 'chat') {
  history.replaceState(keepToken(opening.linkToken), '', location.pathname);
}
const page = new LoginPage(opening, pickLanguage(navigator.languages), {
  fetch,
  now: () => Date.now(),
  leave: (address) => {
    location.replace(address);
  },
  visit: (address) => {
    location.assign(address);
  },
});

const onClick = (id: string, action: () => void): void => {
  byId(id, HTMLButtonElement).addEventListener('click', action);
};
const cancel = (): void => {
  page.cancel();
};
const tick = (): void => {
  page.tick();
};

byId('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void page.submit();
});
onClick('show-password', () => {
  page.togglePassword();
});
onClick('confirm', () => {
  page.confirm();
});
onClick('cancel', cancel);
onClick('decline', cancel);
onClick('back', cancel);
onClick('retry', () => {
  location.reload();
});
onLanguageChosen((language) => {
  page.speak(language);
});
// A phone that slept skips timers, so waking up counts too.
document.addEventListener('visibilitychange', tick);
setInterval(tick, 1_000);

void loadConfig(fetch).then((config) => {
  page.start(config);
});
