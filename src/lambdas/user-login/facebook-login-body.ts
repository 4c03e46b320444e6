import * as v from 'valibot';
import type { ApiGatewayEvent } from '../../shared/api-gateway';
import { readJsonBody } from './json-body';

/** Letters, digits and a few signs: it goes into a header and a query. */
const ACCESS_TOKEN = /^[\w.|:~-]{1,4096}$/;

const body = v.object({ accessToken: v.pipe(v.string(), v.regex(ACCESS_TOKEN)) });

/** Reads the body of `POST /login/facebook`; `undefined` for anything else. Keys we don't know are ignored. */
export function readFacebookLoginBody(
  event: ApiGatewayEvent,
): { readonly accessToken: string } | undefined {
  const parsed = v.safeParse(body, readJsonBody(event));
  return parsed.success ? parsed.output : undefined;
}
