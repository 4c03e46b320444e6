import {
  logInWithFacebook,
  type FacebookLogInDeps,
  type FacebookLogInOutcome,
} from '../../accounts/facebook-login/log-in-with-facebook';
import type { ApiGatewayEvent } from '../../shared/api-gateway';
import type { HttpAnswer } from '../../shared/http';
import type { Log } from '../../shared/log';
import { errorAnswer, jsonAnswer } from './answers';
import { readFacebookLoginBody } from './facebook-login-body';

/** `POST /login/facebook`: a person comes back from Facebook's login dialog with a token of theirs. */
export async function postFacebookLogin(
  deps: FacebookLogInDeps & { readonly log: Log },
  request: ApiGatewayEvent,
): Promise<HttpAnswer> {
  const body = readFacebookLoginBody(request);
  if (body === undefined) return errorAnswer('input_invalid');
  const sourceAddress = request.requestContext?.identity?.sourceIp ?? 'unknown';
  const outcome = await logInWithFacebook(deps, { ...body, sourceAddress });
  deps.log('info', 'facebook_login', { kind: outcome.kind });
  return toAnswer(outcome);
}

function toAnswer(outcome: FacebookLogInOutcome): HttpAnswer {
  switch (outcome.kind) {
    case 'linking':
      return jsonAnswer(200, { customerName: outcome.customerName, linking: true });
    case 'without_chat': {
      const { customerName, messengerUrl } = outcome;
      return jsonAnswer(200, { customerName, linking: false, messengerUrl });
    }
    case 'throttled':
      return errorAnswer('too_many_attempts', {
        'retry-after': String(outcome.retryAfterSeconds),
      });
    case 'facebook_token_refused':
    case 'facebook_unavailable':
      return errorAnswer(outcome.kind);
  }
}
