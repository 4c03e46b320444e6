import { askEuPrivacyRules } from '../../../messenger/eu-privacy-rules';
import { SECOND } from '../../../shared/clock';
import type { Check } from '../check';
import { notChecked, ok, warning } from '../finding';

/** Account linking and the matching of ids are not restored in Europe and Japan (facts §1.6, §6). */
export const europeanRules: Check = {
  name: 'european-rules',
  asks: 'facebook',
  run: async (world) => {
    const applies = await askEuPrivacyRules(await world.graph(), { timeoutMs: 10 * SECOND });
    if (applies === undefined) return notChecked('Facebook did not tell');
    if (!applies) return ok('the Page does not fall under them');
    return warning(
      'the Page falls under them: Facebook’s Log In button and its matching of ids do not work',
      'Nothing to do: the bot sends a link to log in instead (docs/linking.md)',
    );
  },
};
