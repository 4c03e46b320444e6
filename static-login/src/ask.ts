import type { Fetch } from './fetch-within';
import type { Credentials } from './form-fields';
import { type LoginAnswer, logIn, unlink, type UnlinkAnswer } from './login-api';
import type { Opening } from './opening';

/** Asks the server for what the page was opened for. An opening that shows no form asks for nothing. */
export async function ask(
  fetch: Fetch,
  apiUrl: string,
  opening: Opening,
  credentials: Credentials,
): Promise<LoginAnswer | UnlinkAnswer> {
  switch (opening.kind) {
    case 'messenger':
      return logIn(fetch, apiUrl, {
        ...credentials,
        redirectUri: opening.returnAddress,
        ...(opening.token ? { accountLinkingToken: opening.token } : {}),
      });
    case 'chat':
      return logIn(fetch, apiUrl, { ...credentials, linkToken: opening.linkToken });
    case 'unlink':
      return unlink(fetch, apiUrl, credentials);
    case 'outside':
    case 'refused':
      return { kind: 'refused' };
  }
}
