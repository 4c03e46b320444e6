import { DAY, SECOND } from '../../../shared/clock';
import { ok, problem, warning, type Judgement } from '../finding';
import type { DebuggedToken } from './page-token';

export interface WantedToken {
  readonly appId: string;
  readonly pageId: string;
  readonly usesTemplates: boolean;
}

const NEW_TOKEN =
  'Make a new one in the app’s Messenger settings, for this Page, and store it with "secrets rotate page-token"';
/** Facebook's own notice comes late, and a new token needs somebody who manages the Page. */
const SOON_MS = 14 * DAY;

/** Without these nothing is received or sent (facts §4.3, §10). */
const NEEDED = ['pages_messaging', 'pages_manage_metadata'];

/** What `debug_token` says of the Page's token; `now` in milliseconds. */
export function judgeToken(token: DebuggedToken, wanted: WantedToken, now: number): Judgement {
  const { app_id, type, profile_id, is_valid, scopes } = token;
  if (app_id !== undefined && app_id !== wanted.appId)
    return problem(`it is a token of the app ${app_id}, not of ${wanted.appId}`, NEW_TOKEN);
  if (!is_valid) return problem('Facebook does not take it any more', NEW_TOKEN);
  if (type !== 'PAGE')
    return problem(`it is no Page’s token, but of the type ${type ?? 'unknown'}`, NEW_TOKEN);
  if (profile_id !== undefined && profile_id !== wanted.pageId)
    return problem(`it is of the Page ${profile_id}, not of ${wanted.pageId}`, NEW_TOKEN);
  const lacking = NEEDED.filter((scope) => !scopes.includes(scope));
  if (lacking.length > 0)
    return problem(
      `it lacks ${lacking.join(' and ')}`,
      'Have App Review grant that (docs/deploy.md), then make the token again',
    );
  return judgeExpiry(token, now) ?? judgeOptional(scopes, wanted);
}

function judgeExpiry(token: DebuggedToken, now: number): Judgement | undefined {
  const ends = [
    ['it', token.expires_at] as const,
    ['its access to data', token.data_access_expires_at] as const,
  ].filter(([, seconds]) => seconds > 0);
  const [first] = ends.sort(([, a], [, b]) => a - b);
  if (first === undefined) return undefined;
  const [what, seconds] = first;
  const left = seconds * SECOND - now;
  const date = new Date(seconds * SECOND).toISOString().slice(0, 10);
  if (left <= 0) return problem(`${what} expired on ${date}`, NEW_TOKEN);
  return left <= SOON_MS ? warning(`${what} expires on ${date}`, NEW_TOKEN) : undefined;
}

/** What the bot does without, but not as well. */
function judgeOptional(scopes: readonly string[], { usesTemplates }: WantedToken): Judgement {
  const lacking = [
    ...(usesTemplates ? ['pages_utility_messaging'] : []),
    'pages_user_locale',
  ].filter((scope) => !scopes.includes(scope));
  if (lacking.length === 0) return ok('Facebook takes it, with all that it is to allow');
  return warning(
    `it lacks ${lacking.join(' and ')}`,
    'docs/deploy.md, App Review, says what is missing without it; to have it, make the token again after the review',
  );
}
