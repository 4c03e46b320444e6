import * as v from 'valibot';
import { SECOND } from '../../../shared/clock';
import type { Check } from '../check';
import { notChecked, ok, problem } from '../finding';
import { ADDRESS_UNKNOWN } from './sayings';

const config = v.pipe(v.string(), v.parseJson(), v.object({ apiUrl: v.string() }));

/** The page finds its API by what the deployment wrote beside it. */
export const loginPageConfig: Check = {
  name: 'login-page-config',
  asks: 'web',
  run: async (world) => {
    const { loginPage, api } = await world.addresses();
    if (loginPage === undefined) return notChecked(ADDRESS_UNKNOWN('--login-page-url'));
    if (api === undefined) return notChecked(ADDRESS_UNKNOWN('--login-api-url'));
    const url = new URL(`${loginPage}/config.json`);
    const answer = await world.command.transport({
      ...{ method: 'GET', url, headers: {}, timeoutMs: 10 * SECOND },
    });
    if (answer.kind !== 'answered') return notChecked('the login page does not answer');
    const parsed = v.safeParse(config, answer.body);
    const mend = 'npm run deploy writes it';
    if (answer.status !== 200 || !parsed.success)
      return problem('the login page has no config.json: nobody can log in', mend);
    if (parsed.output.apiUrl.replace(/\/+$/, '') === api) return ok('names this API');
    return problem(`the login page calls ${parsed.output.apiUrl}, not ${api}`, mend);
  },
};
