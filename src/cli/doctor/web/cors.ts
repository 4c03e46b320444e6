import { SECOND } from '../../../shared/clock';
import { readConfig } from '../../../shared/config';
import type { Check } from '../check';
import { notChecked, ok, problem } from '../finding';
import { ADDRESS_UNKNOWN, UNREACHABLE } from './sayings';

const STRANGER = 'https://stranger.example';

/** Asks what a browser asks before it lets the page post a password: our page may, others may not. */
export const cors: Check = {
  name: 'cors',
  asks: 'web',
  run: async (world) => {
    const { api } = await world.addresses();
    if (api === undefined) return notChecked(ADDRESS_UNKNOWN('--login-api-url'));
    const { loginPageUrl } = readConfig(await world.settings(), 'loginPageUrl');
    const page = new URL(loginPageUrl).origin;
    const allowedFor = async (origin: string): Promise<string | undefined> => {
      const outcome = await world.command.transport({
        ...{ method: 'OPTIONS', url: new URL(`${api}/login`), timeoutMs: 10 * SECOND },
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      if (outcome.kind !== 'answered') return undefined;
      return outcome.headers['access-control-allow-origin'] ?? '';
    };
    const ours = await allowedFor(page);
    const theirs = await allowedFor(STRANGER);
    if (ours === undefined) return problem(`${api}/login does not answer`, UNREACHABLE);
    if (theirs === '*' || theirs === STRANGER)
      return problem('any site may call the login', 'Deploy again: this is not our user_login');
    if (ours === page) return ok(`${page} may call the login, others may not`);
    return problem(
      `the login does not let ${page} call it`,
      'LOGIN_PAGE_URL of user_login must be the login page’s address; npm run deploy sets it',
    );
  },
};
