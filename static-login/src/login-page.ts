import { isLinkingAddress } from '../../src/accounts/redirect-uri';
import { ask } from './ask';
import type { Config } from './config';
import { logInWithFacebook } from './facebook-api';
import { type Departure, departToFacebook, type FacebookOutcome } from './facebook-dialog';
import { offersFacebook } from './facebook-view';
import type { Fetch } from './fetch-within';
import { fieldProblems } from './form-fields';
import {
  clearPassword,
  hidePassword,
  leaveProblem,
  readCredentials,
  togglePassword,
} from './form-view';
import type { Language } from './language';
import type { AcceptedLogin, LoginAnswer, UnlinkAnswer } from './login-api';
import type { Opening } from './opening';
import { isChatAddress, isOtherChatAddress, onLocalFacebook } from './return-address';
import type { Notice, Problem, Purpose, Screen } from './screen';
import { textsOf } from './texts';
import { announce, focusNews, render } from './view';

/** The browser's effects, as parameters. */
export interface Browser {
  readonly fetch: Fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Leaves the page without an entry in the history, so that "back" doesn't return to a used link. */
  readonly leave: (address: string) => void;
  /** Leaves the page so that "back" does return to it; where an app takes the address, the page stays. */
  readonly visit: (address: string) => void;
  /** Leaves for Facebook's login dialog, and keeps for this tab what is needed on the way back. */
  readonly depart: (departure: Departure) => void;
  /** This page's own, without query and fragment, */
  readonly pageAddress: string;
  /** and something that nobody can guess. */
  readonly randomState: () => string;
}

/** Messenger's token is good for five minutes from the tap on Log In (facts §1.2); our own, and what follows, for ten. */
const TOKEN_LIFE = 5 * 60_000;
const LINK_TOKEN_LIFE = 10 * 60_000;

/** What the visitor does, one method each; every method ends in `show` or leaves the page. */
export class LoginPage {
  private screen: Screen = { name: 'loading' };
  private config: Config | undefined;
  private deadline: number;
  private readonly purpose: Purpose;

  constructor(
    private readonly opening: Opening,
    private language: Language,
    private readonly browser: Browser,
    private readonly fromFacebook?: FacebookOutcome,
  ) {
    this.purpose = opening.kind === 'unlink' ? 'unlink' : 'link';
    this.deadline = browser.now() + lifeOf(opening);
    this.render();
  }

  /** Shows the first screen. `config` is undefined when `config.json` could not be had. */
  start(config: Config | undefined): void {
    this.config = config;
    const { kind } = this.opening;
    const returned = this.fromFacebook;
    if (config?.facebookLogin && returned?.kind === 'token') {
      void this.finishFacebook(config, returned.accessToken);
    } else if (returned?.kind === 'failed') this.facebookFailed();
    else if (kind === 'outside' || kind === 'refused') this.notice(kind);
    else if (!config) this.notice('unavailable');
    else this.show({ name: 'form', sending: false });
  }

  continueWithFacebook(): void {
    const { screen, opening, browser } = this;
    const app = this.facebookApp();
    if (this.expireIfDue() || !app || !offersFacebook(screen)) return;
    if (screen.name === 'form' && screen.sending) return;
    clearPassword();
    browser.depart(departToFacebook(app, browser.pageAddress, opening, browser.randomState()));
  }

  speak(language: Language): void {
    this.language = language;
    this.render();
  }

  togglePassword(): void {
    togglePassword();
    this.render();
  }

  async submit(): Promise<void> {
    const { screen, config } = this;
    if (this.expireIfDue() || screen.name !== 'form' || !config) return;
    if (screen.sending || screen.problem?.kind === 'throttled') return;

    const credentials = readCredentials();
    const fields = fieldProblems(credentials);
    if (fields.length > 0) {
      this.showProblem({ kind: 'fields', fields });
      return;
    }
    hidePassword();
    this.show({ name: 'form', sending: true });
    announce(textsOf(this.language).form[this.purpose].sending);
    this.answered(await ask(this.browser.fetch, config.apiUrl, this.opening, credentials));
  }

  confirm(): void {
    if (this.expireIfDue() || this.screen.name !== 'consent') return;
    const { redirectTo, chatCode } = this.screen.login;
    if (chatCode === undefined) {
      this.leave(redirectTo);
      return;
    }
    const address = this.reachable(redirectTo);
    this.show({ name: 'returning', address, chatCode });
    this.browser.visit(address);
  }

  /** Facebook reads its own address, unchanged, as "not linked" (facts §1.2); without one there is nothing to undo. */
  cancel(): void {
    if (this.opening.kind === 'messenger') this.leave(this.opening.returnAddress);
    else if (this.opening.kind === 'chat') this.notice('cancelled');
  }

  /** Called every second, and when a sleeping phone wakes up: counts down, and expires what is due. */
  tick(): void {
    if (this.expireIfDue()) return;
    if (this.screen.name !== 'form' || this.screen.problem?.kind !== 'throttled') return;
    if (this.browser.now() < this.screen.problem.until) {
      this.render();
      return;
    }
    leaveProblem();
    this.screen = { name: 'form', sending: false };
    this.render();
    announce(textsOf(this.language).tryAgainNow);
  }

  private answered(answer: LoginAnswer | UnlinkAnswer): void {
    announce('');
    // The visitor may have cancelled, or the link may have expired, while the answer was on its way.
    if (this.screen.name !== 'form') return;
    switch (answer.kind) {
      case 'accepted':
        this.accepted(answer.login);
        return;
      case 'done':
        this.notice(answer.unlinked ? 'unlinked' : 'nothing-linked');
        return;
      case 'wrong-pair':
        clearPassword();
        this.showProblem({ kind: 'wrong-pair' });
        return;
      case 'throttled':
        this.showProblem({
          kind: 'throttled',
          until: this.browser.now() + answer.retryAfterSeconds * 1_000,
        });
        return;
      case 'expired':
        this.expire();
        return;
      case 'refused':
        this.notice(answer.kind);
        return;
      case 'unavailable':
        this.showProblem({ kind: 'unavailable' });
        return;
    }
  }

  /** Unlinking needs no chat, so Facebook has nothing to tell for it. */
  private facebookApp(): Config['facebookLogin'] {
    return this.purpose === 'link' ? this.config?.facebookLogin : undefined;
  }

  private async finishFacebook({ apiUrl }: Config, accessToken: string): Promise<void> {
    announce(textsOf(this.language).form.link.sending);
    const answer = await logInWithFacebook(this.browser.fetch, apiUrl, accessToken);
    announce('');
    if (!answer) this.facebookFailed();
    else if (answer.linking) this.notice('facebookLinked');
    else if (!this.opensChat(answer.messengerUrl)) this.facebookFailed();
    else {
      const address = this.reachable(answer.messengerUrl);
      this.show({ name: 'notice', notice: 'facebookNoChat', address });
    }
  }

  /** The password is left, where the page was opened for one. */
  private facebookFailed(): void {
    const { kind } = this.opening;
    if (kind === 'outside' || kind === 'refused' || !this.config) this.notice('facebookFailed');
    else this.showProblem({ kind: 'facebook' });
  }

  private accepted(login: AcceptedLogin): void {
    if (!this.leadsBack(login)) {
      this.notice('refused');
      return;
    }
    if (this.opening.kind === 'chat') this.deadline = this.browser.now() + LINK_TOKEN_LIFE;
    clearPassword();
    this.show({ name: 'consent', login });
  }

  /** The server's address carries the code or the reference: to no other place than where we were opened from. */
  private leadsBack({ redirectTo, chatCode }: AcceptedLogin): boolean {
    return this.opening.kind === 'chat'
      ? chatCode !== undefined && this.opensChat(redirectTo)
      : chatCode === undefined && isLinkingAddress(redirectTo);
  }

  private leave(address: string): void {
    this.notice('leaving');
    this.browser.leave(this.reachable(address));
  }

  private reachable(address: string): string {
    const { facebookOrigin: facebook, chatLinks = [] } = this.config ?? {};
    return facebook && !isOtherChatAddress(address, chatLinks)
      ? onLocalFacebook(address, facebook)
      : address;
  }

  private opensChat(address: string): boolean {
    return isChatAddress(address, this.config?.chatLinks ?? []);
  }

  private expireIfDue(): boolean {
    const waiting = this.screen.name === 'form' || this.screen.name === 'consent';
    if (!waiting || this.browser.now() < this.deadline) return false;
    this.expire();
    return true;
  }

  private expire(): void {
    this.notice(this.opening.kind === 'chat' ? 'linkOver' : 'expired');
  }

  private notice(notice: Notice): void {
    clearPassword();
    this.show({ name: 'notice', notice });
  }

  private showProblem(problem: Problem): void {
    this.show({ name: 'form', sending: false, problem });
  }

  private show(screen: Screen): void {
    this.screen = screen;
    this.render();
    focusNews(screen);
  }

  private render(): void {
    render({
      screen: this.screen,
      language: this.language,
      purpose: this.purpose,
      companyName: this.config?.companyName ?? '',
      canReturn: this.opening.kind === 'messenger',
      offersFacebook: this.facebookApp() !== undefined,
      now: this.browser.now(),
    });
  }
}

/** How long what the page was opened with is good for. */
function lifeOf({ kind }: Opening): number {
  if (kind === 'unlink') return Infinity;
  return kind === 'chat' ? LINK_TOKEN_LIFE : TOKEN_LIFE;
}
