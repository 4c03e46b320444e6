import { SECOND } from '../../../shared/clock';
import type { Check } from '../check';
import { faultless, notChecked, problem } from '../finding';
import { pageFaults } from './page-faults';
import { ADDRESS_UNKNOWN, UNREACHABLE } from './sayings';

/** The page is served with the headers that keep it from being framed, injected into or kept (anchors B4). */
export const loginPage: Check = {
  name: 'login-page',
  asks: 'web',
  run: async (world) => {
    const { loginPage: address, api } = await world.addresses();
    if (address === undefined) return notChecked(ADDRESS_UNKNOWN('--login-page-url'));
    const url = new URL(`${address}/`);
    const { transport } = world.command;
    const page = await transport({ method: 'GET', url, headers: {}, timeoutMs: 10 * SECOND });
    if (page.kind !== 'answered') return problem(`${url.href} does not answer`, UNREACHABLE);
    if (page.status !== 200)
      return problem(`${url.href} answers ${String(page.status)}`, 'npm run deploy uploads it');
    const faults = pageFaults(page.headers, {
      url,
      api: api === undefined ? undefined : new URL(api),
    });
    return faultless(
      faults,
      'npm run deploy; infra/template.yaml, LoginPageHeaders, has them',
      `${url.href} has its headers`,
    );
  },
};
