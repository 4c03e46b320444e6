import { renderConsent } from './consent-view';
import { byId, setText } from './elements';
import { renderFacebook } from './facebook-view';
import { renderForm } from './form-view';
import { isLanguage, type Language } from './language';
import { renderNotice } from './notice-view';
import { renderReturning } from './returning-view';
import type { Purpose, Screen } from './screen';
import { type FixedText, type Texts, textsOf } from './texts';

/** All that the page shows at one moment. */
export interface View {
  readonly screen: Screen;
  readonly language: Language;
  readonly purpose: Purpose;
  readonly companyName: string;
  readonly canReturn: boolean;
  readonly offersFacebook: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const sections = {
  loading: byId('loading-screen', HTMLElement),
  form: byId('form-screen', HTMLElement),
  consent: byId('consent-screen', HTMLElement),
  returning: byId('returning-screen', HTMLElement),
  notice: byId('notice-screen', HTMLElement),
};
const otherDoor = byId('other-door', HTMLElement);
const company = byId('company', HTMLElement);
const status = byId('status', HTMLElement);
const languageButtons = document.querySelectorAll<HTMLElement>('[data-language]');

export function render(view: View): void {
  const { screen, language } = view;
  const texts = textsOf(language);
  renderFrame(view, texts);
  otherDoor.hidden = !offersToUnlink(view);
  for (const [name, section] of Object.entries(sections)) section.hidden = name !== screen.name;
  renderFacebook(screen, view.offersFacebook);
  switch (screen.name) {
    case 'loading':
      return;
    case 'form':
      renderForm(screen, view);
      return;
    case 'consent':
      renderConsent(screen.login, texts);
      return;
    case 'returning':
      renderReturning(screen);
      return;
    case 'notice':
      renderNotice(screen, view.canReturn, texts);
      return;
  }
}

/** Takes keyboard and screen reader to what is new: the problem, or the new screen's title. */
export function focusNews(screen: Screen): void {
  switch (screen.name) {
    case 'loading':
      return;
    case 'form':
      if (screen.problem) byId('problem', HTMLElement).focus();
      return;
    case 'consent':
      byId('consent-title', HTMLElement).focus();
      return;
    case 'returning':
      byId('returning-title', HTMLElement).focus();
      return;
    case 'notice':
      byId('notice-title', HTMLElement).focus();
      return;
  }
}

/** Says something that has no place to look at. */
export function announce(text: string): void {
  setText(status, text);
}

/** Whoever came to link, and finds that they want the opposite. */
const offersToUnlink = ({ screen, purpose }: View): boolean =>
  purpose === 'link' &&
  (screen.name === 'form' || (screen.name === 'notice' && screen.notice === 'outside'));

function renderFrame({ language, purpose, companyName }: View, texts: Texts): void {
  document.documentElement.lang = language;
  document.title = [texts.form[purpose].title, companyName].filter(Boolean).join(' · ');
  setText(company, companyName);
  for (const button of languageButtons)
    button.ariaPressed = String(button.dataset['language'] === language);
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const key = element.dataset['text'] ?? '';
    if (isFixedText(key, texts)) setText(element, texts.fixed[key]);
  }
}

const isFixedText = (key: string, texts: Texts): key is FixedText => key in texts.fixed;

/** Calls back with the language whose button was pressed. */
export function onLanguageChosen(choose: (language: Language) => void): void {
  for (const button of languageButtons)
    button.addEventListener('click', () => {
      const language = button.dataset['language'];
      if (isLanguage(language)) choose(language);
    });
}
