import type { HttpAnswer } from '../../shared/http';

/** What callers may switch on; the message is for whoever reads the wire, the page has words of its own. */
const ERRORS = {
  input_invalid: { status: 400, message: 'The request is not a valid login request.' },
  redirect_uri_refused: { status: 400, message: 'This address may not receive a code.' },
  link_expired: { status: 400, message: 'This login link is not valid any more.' },
  link_token_invalid: { status: 400, message: 'This link token is not valid.' },
  signed_request_refused: { status: 400, message: 'The signed request is not valid.' },
  credentials_wrong: { status: 401, message: 'E-mail or password is wrong.' },
  facebook_token_refused: { status: 401, message: 'This token opens nothing here.' },
  not_found: { status: 404, message: 'There is nothing here.' },
  method_not_allowed: { status: 405, message: 'Only POST is allowed here.' },
  too_many_attempts: { status: 429, message: 'Too many attempts. Try again later.' },
  facebook_unavailable: { status: 503, message: 'Facebook does not answer. Use the password.' },
  unavailable: { status: 503, message: 'Not available at the moment. Try again later.' },
} as const;

export type LoginErrorCode = keyof typeof ERRORS;

type Headers = Readonly<Record<string, string>>;

/** Answers hold codes and names: no cache keeps them, no other page learns them from a Referer (ASVS 14.2.1). */
const PROTECTION: Headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export const jsonAnswer = (
  statusCode: number,
  value: object,
  headers: Headers = {},
): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', ...PROTECTION, ...headers },
  body: JSON.stringify(value),
});

/** Constant for each code: an error never says more than which one it is. */
export function errorAnswer(code: LoginErrorCode, headers: Headers = {}): HttpAnswer {
  const { status, message } = ERRORS[code];
  return jsonAnswer(status, { error: { code, message } }, headers);
}

export const emptyAnswer: HttpAnswer = { statusCode: 204, headers: PROTECTION, body: '' };
