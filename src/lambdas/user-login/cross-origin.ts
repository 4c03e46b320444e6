import { AppError } from '../../shared/errors';
import type { HttpAnswer } from '../../shared/http';

/** The origin of LOGIN_PAGE_URL, the only one whose scripts may call us. Throws `config_invalid`. */
export function originOf(loginPageUrl: string): string {
  if (!/^https?:\/\//.test(loginPageUrl) || !URL.canParse(loginPageUrl)) {
    throw new AppError('config_invalid', 'Configuration: LOGIN_PAGE_URL is no address', false);
  }
  return new URL(loginPageUrl).origin;
}

/**
 * Lets the login page's scripts, and nobody else's, read the answer. Never with credentials: we use no cookies.
 * `Retry-After` is invisible to scripts unless it is named.
 */
export function withCors(
  answer: HttpAnswer,
  requestOrigin: string | undefined,
  pageOrigin: string,
): HttpAnswer {
  const allowed = requestOrigin === pageOrigin && {
    'access-control-allow-origin': pageOrigin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '600',
  };
  return { ...answer, headers: { ...answer.headers, vary: 'Origin', ...allowed } };
}
