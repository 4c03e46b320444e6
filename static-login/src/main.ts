import { loadConfig } from './config';
import { byId } from './elements';
import { pickLanguage } from './language';
import { LoginPage } from './login-page';
import { readOpening } from './opening';
import { onLanguageChosen } from './view';

const fetch = window.fetch.bind(window);
const page = new LoginPage(
  // In somebody else's frame a visitor can't see where they type, nor what they click.
  window.top === window.self
    ? readOpening(new URLSearchParams(location.search))
    : { kind: 'outside' },
  pickLanguage(navigator.languages),
  {
    fetch,
    now: () => Date.now(),
    leave: (address) => {
      location.replace(address);
    },
  },
);

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
