import { DAY, SECOND } from '../../../shared/clock';
import { grantedPermissions } from '../access/permissions';
import { findToken, troubleOf } from '../access/tokens';
import type { KnownToken } from '../access/tokens';
import type { Platform } from '../platform';
import type { IssuedToken } from '../state';
import type { PageEndpoint } from './endpoint';
import { refuse, toErrorAnswer } from './errors';
import type { RefusalName } from './errors';

/** What the person lets the app see ends so long after the login (facts §6: named, not explained). */
const DATA_ACCESS_LASTS = 90 * DAY;

/** `GET /debug_token`: what became of a token, for an app to find out in time (facts §6). */
export const debugToken: PageEndpoint = ({ platform, caller, params }) => {
  if (caller.kind !== 'app') {
    return refuse(
      'invalidParameter',
      'You must provide an app access token, or a user access token that is an owner or developer of the app',
    );
  }
  const { input_token: given } = params;
  if (typeof given !== 'string') return refuse('invalidParameter', 'Param input_token is needed.');
  const token = findToken(platform, given);
  const trouble = token === undefined ? 'tokenInvalid' : troubleWith(platform, token);
  return {
    data: {
      ...(token !== undefined && describe(platform, token)),
      is_valid: trouble === undefined,
      ...(trouble !== undefined && { error: describeTrouble(trouble) }),
    },
  };
};

function troubleWith({ faults, now }: Platform, token: KnownToken): RefusalName | undefined {
  // The fault under which Facebook refuses the Page's token.
  if (token.kind === 'page' && faults.isOn('invalidToken')) return 'tokenInvalid';
  return token.kind === 'app' || token.issued === null ? undefined : troubleOf(token.issued, now());
}

function describe(platform: Platform, token: KnownToken): object {
  const { appId, pageId, pageName } = platform.options;
  const app = { app_id: appId, application: pageName };
  const isPage = token.kind === 'page' && { profile_id: pageId };
  if (token.kind === 'app') return { ...app, type: 'APP', expires_at: 0, scopes: [] };
  const type = token.kind.toUpperCase();
  if (token.issued !== null) return { ...app, type, ...isPage, ...describeIssued(token.issued) };
  const scopes = grantedPermissions(platform).filter((name) => name.startsWith('pages_'));
  const granular_scopes = scopes.map((scope) => ({ scope, target_ids: [pageId] }));
  const never = { expires_at: 0, data_access_expires_at: 0 };
  return { ...app, type, ...isPage, ...never, scopes, granular_scopes };
}

/** Times in seconds; 0: never. */
const describeIssued = ({ asid, scopes, issuedAt, expiresAt }: IssuedToken): object => ({
  user_id: asid,
  issued_at: toSeconds(issuedAt),
  expires_at: expiresAt === null ? 0 : toSeconds(expiresAt),
  data_access_expires_at: toSeconds(issuedAt + DATA_ACCESS_LASTS),
  scopes,
  granular_scopes: scopes.map((scope) => ({ scope })),
});

const toSeconds = (milliseconds: number): number => Math.floor(milliseconds / SECOND);

/** As the call itself would be refused, less what belongs to an answer of its own. */
function describeTrouble(trouble: RefusalName): object {
  const { code, error_subcode, message } = toErrorAnswer(refuse(trouble), '').body.error;
  return { code, message, ...(error_subcode !== undefined && { subcode: error_subcode }) };
}
