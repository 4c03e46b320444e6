import { MINUTE } from '../../../shared/clock';
import type { LoginPopup } from '../control/control-api';
import { findPerson } from '../platform';
import type { Platform } from '../platform';
import type { LinkingToken, PersonRecord } from '../state';
import { announceState, putMessage } from '../thread/thread';
import { fromPerson } from '../webhooks/events';

/** Account Linking as Facebook does it (facts §1). */

/** A linking token is good for five minutes (facts §1.2). */
const TOKEN_LASTS = 5 * MINUTE;

/** Where Facebook wants the person back: it already carries a query (facts §1.2). */
const RETURN_ADDRESS = 'https://www.facebook.com/messenger_platform/account_linking/';

/** Taps a Log In button. `undefined` for an address that is not https. */
export function beginLogin(
  platform: Platform,
  person: PersonRecord,
  buttonUrl: string,
): LoginPopup | undefined {
  if (!URL.canParse(buttonUrl) || new URL(buttonUrl).protocol !== 'https:') return undefined;
  const token = platform.ids.linkingToken();
  const now = platform.now();
  const expiresAt = now + TOKEN_LASTS;
  const { state } = platform;
  state.linkingTokens = state.linkingTokens.filter((known) => now < known.expiresAt);
  state.linkingTokens.push({ token, psid: person.psid, expiresAt, used: false });

  const back = new URL(RETURN_ADDRESS);
  back.searchParams.set('account_linking_token', token);
  const url = new URL(buttonUrl);
  url.searchParams.append('account_linking_token', token);
  url.searchParams.append('redirect_uri', back.href);
  return { popupUrl: onThisMachine(url, platform.options.localSites ?? {}), expiresAt };
}

/** The psid that a living token stands for. */
export function resolveLinkingToken(platform: Platform, token: string): string | undefined {
  return livingToken(platform, token)?.psid;
}

export type LinkingOutcome = 'linked' | 'failed' | 'cancelled';

/**
 * The person is back from the login page. Without a code they cancelled. With one, they are linked only if the bot
 * answers the webhook with 200 (facts §1.3); a token can be tried once.
 */
export async function finishLogin(
  platform: Platform,
  token: string,
  authorizationCode: string | undefined,
): Promise<LinkingOutcome> {
  const living = livingToken(platform, token);
  const person = living && findPerson(platform.state, living.psid);
  if (living === undefined || person === undefined) {
    platform.wire.notice('account_linking_failed');
    return 'failed';
  }
  if (authorizationCode === undefined) {
    platform.wire.notice('account_linking_cancelled', person.psid);
    return 'cancelled';
  }
  living.used = true;
  const accepted = await tellBot(platform, person, {
    status: 'linked',
    authorization_code: authorizationCode,
  });
  if (accepted) settle(platform, person, true);
  else platform.wire.notice('account_linking_failed', person.psid);
  return accepted ? 'linked' : 'failed';
}

/** Taps a Log Out button and confirms. Whether the accounts are unlinked now. */
export async function logOut(platform: Platform, person: PersonRecord): Promise<boolean> {
  const accepted = await tellBot(platform, person, { status: 'unlinked' });
  if (accepted) settle(platform, person, false);
  return accepted;
}

const livingToken = ({ state, now }: Platform, token: string): LinkingToken | undefined =>
  state.linkingTokens.find(
    (candidate) => candidate.token === token && !candidate.used && now() < candidate.expiresAt,
  );

const tellBot = (
  platform: Platform,
  person: PersonRecord,
  linking: { readonly status: string; readonly authorization_code?: string },
): Promise<boolean> => {
  const at = platform.timestamp();
  const event = { account_linking: linking };
  return platform.webhooks.ask(
    fromPerson(platform, person, 'messaging_account_linking', at, event),
  );
};

function settle(platform: Platform, person: PersonRecord, linked: boolean): void {
  person.linked = linked;
  const notice = linked ? 'linked' : 'unlinked';
  const content = { kind: 'notice', notice } as const;
  const mid = platform.ids.mid();
  putMessage(platform, person, { mid, at: platform.timestamp(), from: 'facebook', content });
  announceState(platform, person);
  platform.wire.notice(linked ? 'account_linked' : 'account_unlinked', person.psid);
}

/** Where the browser finds that address on this machine: the site's local base, then path and query. */
function onThisMachine(url: URL, localSites: Readonly<Record<string, string>>): string {
  const base = localSites[url.origin];
  return base === undefined
    ? url.href
    : `${base.replace(/\/+$/, '')}${url.pathname}${url.search}${url.hash}`;
}
