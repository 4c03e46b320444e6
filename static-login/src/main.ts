import { loadConfig } from './config';
import { byId } from './elements';
import { pickLanguage } from './language';
import { canKeep, keepForReturn, takeFacebookReturn } from './facebook-tab';
import { type Browser, LoginPage } from './login-page';
import { keepToken, type Opening, readOpening } from './opening';
import { onLanguageChosen } from './view';

const fetch = window.fetch.bind(window);
// In somebody else's frame a visitor can't see where they type, nor what they click.
const framed = window.top !== window.self;
const returned = framed ? undefined : takeFacebookReturn();
const opening: Opening = framed
  ? { kind: 'outside' }
  : readOpening(new URLSearchParams(returned?.query ?? location.search), history.state);
if (opening.kind === 'chat') {
  history.replaceState(keepToken(opening.linkToken), '', location.pathname);
}
const browser: Browser = {
  fetch,
  now: () => Date.now(),
  leave: (address) => {
    location.replace(address);
  },
  visit: (address) => {
    location.assign(address);
  },
  depart: ({ address, kept }) => {
    keepForReturn(kept);
    location.assign(address);
  },
  pageAddress: location.origin + location.pathname,
  randomState: () => crypto.randomUUID(),
};
const language = pickLanguage(navigator.languages);
const page = new LoginPage(opening, language, browser, returned?.outcome);

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
onClick('facebook-login', () => {
  page.continueWithFacebook();
});
onLanguageChosen((language) => {
  page.speak(language);
});
// A phone that slept skips timers, so waking up counts too.
document.addEventListener('visibilitychange', tick);
setInterval(tick, 1_000);

void loadConfig(fetch).then((config) => {
  // Facebook shows its dialog in no frame either.
  const offersFacebook = canKeep && !framed;
  page.start(config && !offersFacebook ? { ...config, facebookLogin: undefined } : config);
});
