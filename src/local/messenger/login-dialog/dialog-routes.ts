import type { ServerResponse } from 'node:http';
import { SECOND } from '../../../shared/clock';
import { logInWithFacebook } from '../access/facebook-login';
import { findPerson, type Platform } from '../platform';
import { DIALOG_POLICY, DIALOG_STYLE, dialogPage, refusalPage } from './dialog-page';
import { readDialog, type DialogRequest } from './dialog-request';

/** Where facebook.com's login dialog and what belongs to it live on this machine. */
const DIALOG_PATH = /^\/facebook\/(v\d+\.\d+)\/dialog\/oauth$/;
const STYLE_PATH = '/facebook/dialog.css';

/** The choice of the person at the browser, which only an emulated Facebook has to ask for. */
const CHOICE = 'continue_as';

/** Serves Facebook's login dialog (facts §6). False for a path that is not its. */
export function serveLoginDialog(platform: Platform, url: URL, response: ServerResponse): boolean {
  if (url.pathname === STYLE_PATH) return answer(response, 200, 'text/css', DIALOG_STYLE);
  const version = DIALOG_PATH.exec(url.pathname)?.[1];
  if (version === undefined) return false;
  const request = readDialog(platform, version, url.searchParams);
  if ('refused' in request) return answer(response, 400, 'text/html', refusalPage(request.refused));
  const choice = url.searchParams.get(CHOICE);
  if (choice === '') return redirect(response, cancelled(request));
  const person = choice === null ? undefined : findPerson(platform.state, choice);
  if (person !== undefined) return redirect(response, loggedIn(platform, request, person));

  const addressOf = (psid: string | null): string => {
    const query = new URLSearchParams(url.searchParams);
    query.set(CHOICE, psid ?? '');
    return `${url.pathname}?${query.toString()}`;
  };
  const { options, state } = platform;
  return answer(response, 200, 'text/html', dialogPage(options.pageName, state.people, addressOf));
}

/** The token comes behind the `#`, where no server sees it. */
function loggedIn(
  platform: Platform,
  { redirectUri, scopes, state }: DialogRequest,
  person: Parameters<typeof logInWithFacebook>[1],
): string {
  const { accessToken, expiresAt } = logInWithFacebook(platform, person, scopes);
  const fragment = new URLSearchParams({
    access_token: accessToken,
    expires_in: String(Math.floor((expiresAt - platform.now()) / SECOND)),
    ...(state !== null && { state }),
  });
  return `${redirectUri}#${fragment.toString()}`;
}

function cancelled({ redirectUri, state }: DialogRequest): string {
  const query = new URLSearchParams({
    error: 'access_denied',
    error_reason: 'user_denied',
    error_description: 'Permissions error',
    ...(state !== null && { state }),
  });
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.toString()}`;
}

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': DIALOG_POLICY,
  'x-content-type-options': 'nosniff',
};

function answer(response: ServerResponse, status: number, type: string, body: string): true {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
  return true;
}

function redirect(response: ServerResponse, location: string): true {
  response.writeHead(302, { ...HEADERS, location }).end();
  return true;
}
