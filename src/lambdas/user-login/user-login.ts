import type { FacebookLogInDeps } from '../../accounts/facebook-login/log-in-with-facebook';
import { logIn, type LogInDeps, type LogInOutcome } from '../../accounts/log-in';
import {
  headerOf,
  isRoute,
  pathOf,
  parseApiGatewayEvent,
  type ApiGatewayEvent,
} from '../../shared/api-gateway';
import { asAppError } from '../../shared/errors';
import type { HttpAnswer } from '../../shared/http';
import { errorFields } from '../../shared/log';
import type { LambdaContext } from '../runtime';
import { emptyAnswer, errorAnswer, jsonAnswer } from './answers';
import { originOf, withCors } from './cross-origin';
import {
  getDeletion,
  postDataDeletion,
  postDeauthorize,
  type DeletionDeps,
} from './deletion-routes';
import { readLoginBody } from './login-body';
import { postFacebookLogin } from './post-facebook-login';

export interface UserLoginDeps extends LogInDeps, FacebookLogInDeps, DeletionDeps {
  readonly loginPageUrl: string;
}

export type UserLogin = (event: unknown, context?: LambdaContext) => Promise<HttpAnswer>;

/** user_login's HTTP side: the logins (seam 5) and Facebook's deletion callbacks. Throws `config_invalid` if LOGIN_PAGE_URL is no address. */
export function createUserLogin(deps: UserLoginDeps): UserLogin {
  const pageOrigin = originOf(deps.loginPageUrl);
  return async (event, context = {}) => {
    const request = parseApiGatewayEvent(event);
    if (request === undefined) return errorAnswer('input_invalid');
    const answer = await answerSafely(deps, request, context);
    return withCors(answer, headerOf(request, 'origin'), pageOrigin);
  };
}

/** Whatever fails inside, the caller learns that it failed and nothing else (anchors §0: leaked messages). */
async function answerSafely(
  deps: UserLoginDeps,
  request: ApiGatewayEvent,
  { awsRequestId }: LambdaContext,
): Promise<HttpAnswer> {
  try {
    return await route(deps, request);
  } catch (thrown) {
    deps.log('error', 'login_failed', {
      ...errorFields(asAppError(thrown)),
      ...(awsRequestId === undefined ? {} : { requestId: awsRequestId }),
    });
    return errorAnswer('unavailable');
  }
}

async function route(deps: UserLoginDeps, request: ApiGatewayEvent): Promise<HttpAnswer> {
  const [name, code = ''] = pathOf(request).slice(-2);
  if (request.httpMethod === 'GET' && name === 'data-deletion') {
    return getDeletion(deps, request, code);
  }
  const post = postHandlerOf(request);
  if (post === undefined) return errorAnswer('not_found');
  switch (request.httpMethod) {
    case 'OPTIONS':
      return emptyAnswer;
    case 'POST':
      return post(deps, request);
    default:
      return errorAnswer('method_not_allowed', { allow: 'POST, OPTIONS' });
  }
}

type PostHandler = (deps: UserLoginDeps, request: ApiGatewayEvent) => Promise<HttpAnswer>;

function postHandlerOf(request: ApiGatewayEvent): PostHandler | undefined {
  if (isRoute(request, 'login/facebook')) return postFacebookLogin;
  if (isRoute(request, 'data-deletion')) return postDataDeletion;
  if (isRoute(request, 'deauthorize')) return postDeauthorize;
  return isRoute(request, 'login') ? postLogin : undefined;
}

async function postLogin(deps: UserLoginDeps, request: ApiGatewayEvent): Promise<HttpAnswer> {
  const body = readLoginBody(request);
  if (body === undefined) return errorAnswer('input_invalid');
  const sourceAddress = request.requestContext?.identity?.sourceIp ?? 'unknown';
  const outcome = await logIn(deps, { ...body, sourceAddress });
  deps.log('info', 'login', { kind: outcome.kind });
  return toAnswer(outcome);
}

function toAnswer(outcome: LogInOutcome): HttpAnswer {
  switch (outcome.kind) {
    case 'accepted': {
      const { kind: _kind, ...accepted } = outcome;
      return jsonAnswer(200, accepted);
    }
    case 'throttled':
      return errorAnswer('too_many_attempts', {
        'retry-after': String(outcome.retryAfterSeconds),
      });
    case 'credentials_wrong':
    case 'redirect_uri_refused':
    case 'link_expired':
    case 'link_token_invalid':
      return errorAnswer(outcome.kind);
  }
}
