import { SECOND } from '../../../shared/clock';
import { equalInConstantTime } from '../../../shared/hash';
import { findToken, issueToken, LONG_LIVED, opaqueAppToken, troubleOf } from '../access/tokens';
import type { Platform } from '../platform';
import type { GraphResult, PageEndpoint } from './endpoint';
import { refuse } from './errors';
import type { Refusal } from './errors';

/** `GET /oauth/access_token`: with the app's id and secret, a token of the app or a long-lived one of a user (facts §6). */
export const giveAccessToken: PageEndpoint = ({ platform, params }) => {
  const { appId, appSecrets } = platform.options;
  if (params['client_id'] !== appId) return refuse('clientUnknown');
  const given = params['client_secret'];
  const secret = appSecrets.find(
    (known) => typeof given === 'string' && equalInConstantTime(known, given),
  );
  if (secret === undefined) return refuse('clientSecretWrong');
  switch (params['grant_type']) {
    case 'client_credentials':
      return { access_token: opaqueAppToken(appId, secret), token_type: 'bearer' };
    case 'fb_exchange_token':
      return exchange(platform, params['fb_exchange_token']);
    default:
      return refuse('invalidParameter', 'Param grant_type is not one that is offered here.');
  }
};

function exchange(platform: Platform, given: unknown): GraphResult | Refusal {
  const known = typeof given === 'string' ? findToken(platform, given) : undefined;
  if (known?.kind !== 'user') return refuse('tokenInvalid');
  const trouble = troubleOf(known.issued, platform.now());
  if (trouble !== undefined) return refuse(trouble);
  const { token } = issueToken(platform, known.issued, LONG_LIVED);
  return { access_token: token, token_type: 'bearer', expires_in: LONG_LIVED / SECOND };
}
