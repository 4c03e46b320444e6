import type { ServerResponse } from 'node:http';
import { finishLogin } from './linking';
import { LINKING_PAGE_POLICY, LINKING_SCRIPT, LINKING_STYLE, linkingPage } from './linking-page';
import { SHORT_LINK_PATH, SHORT_LINK_SCRIPT, shortLinkPage } from './short-link-page';
import type { Platform } from '../platform';

/** Where facebook.com's `/messenger_platform/account_linking` lives on this machine. */
export const LINKING_PATH = '/facebook/messenger_platform/account_linking';

/** Serves where the login popup comes back to (facts §1.2). False for a path that is not its. */
export async function serveLinking(
  platform: Platform,
  url: URL,
  response: ServerResponse,
): Promise<boolean> {
  const path = url.pathname.slice(LINKING_PATH.length);
  switch (path) {
    case '/result.js':
      return answer(response, 'text/javascript', LINKING_SCRIPT);
    case '/result.css':
      return answer(response, 'text/css', LINKING_STYLE);
    case '':
    case '/': {
      const token = url.searchParams.get('account_linking_token') ?? '';
      const code = url.searchParams.get('authorization_code') ?? undefined;
      const outcome = await finishLogin(platform, token, code);
      return answer(response, 'text/html', linkingPage(outcome, `${LINKING_PATH}/`));
    }
    default:
      return false;
  }
}

/** Serves where m.me leads on this machine (facts §7). False for a path that is not its. */
export function serveShortLink(url: URL, response: ServerResponse): boolean {
  const base = `${SHORT_LINK_PATH}/`;
  switch (url.pathname) {
    case `${base}short-link.js`:
      return answer(response, 'text/javascript', SHORT_LINK_SCRIPT);
    case `${base}result.css`:
      return answer(response, 'text/css', LINKING_STYLE);
    default:
      return (
        /^\/\d+$/.test(url.pathname.slice(SHORT_LINK_PATH.length)) &&
        answer(response, 'text/html', shortLinkPage(base))
      );
  }
}

function answer(response: ServerResponse, type: string, body: string): true {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': LINKING_PAGE_POLICY,
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
  return true;
}
