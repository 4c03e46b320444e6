import { differing } from '../../../messenger/profile/plan-profile';
import type { Check } from '../check';
import { ok, problem, warning } from '../finding';

const APPLY = '"profile diff" shows it, "profile apply" or npm run deploy mends it';

/** Facebook wants it set before a Log In button is sent (facts §1.1). */
export const accountLinkingUrl: Check = {
  name: 'account-linking-url',
  asks: 'facebook',
  run: async (world) => {
    const { have, want } = await world.profile();
    if (!differing(have, want).includes('account_linking_url')) return ok('is the login page');
    const says = have.account_linking_url === undefined ? 'is not set' : 'is not the login page';
    return problem(says, APPLY);
  },
};

/** Everything else that the Page shows: the menu, the greeting, Get Started. */
export const profileDrift: Check = {
  name: 'profile',
  asks: 'facebook',
  run: async (world) => {
    const { have, want } = await world.profile();
    const drifted = differing(have, want).filter((name) => name !== 'account_linking_url');
    if (drifted.length === 0) return ok('is as messenger-profile.json says');
    return warning(`differs from messenger-profile.json: ${drifted.join(', ')}`, APPLY);
  },
};
