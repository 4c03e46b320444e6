import * as v from 'valibot';
import type { GraphResult } from '../../messenger/graph-answer';
import { clip } from '../../shared/clip';
import { graphAsApp, type FacebookApp, type Patience } from './facebook-app';

export type ReadName =
  | { readonly kind: 'name'; readonly name: string }
  /** The token has died since it was checked. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable' };

const exchangeAnswer = v.object({ access_token: v.pipe(v.string(), v.minLength(1)) });

const part = v.fallback(v.optional(v.pipe(v.string(), v.trim()), ''), '');
const meAnswer = v.object({ id: v.string(), first_name: part, last_name: part });

const MAXIMUM_NAME = 200;

/**
 * The person's name. The token is exchanged for a long-lived one first, so that it can't expire on the way (facts §6);
 * neither is kept.
 */
export async function readName(
  app: FacebookApp,
  person: { readonly accessToken: string; readonly asid: string; readonly appSecret: string },
  patience: Patience,
): Promise<ReadName> {
  const { accessToken, asid, appSecret } = person;
  const exchanged = await graphAsApp(app, appSecret).get(
    '/oauth/access_token',
    {
      grant_type: 'fb_exchange_token',
      client_id: app.appId,
      client_secret: appSecret,
      fb_exchange_token: accessToken,
    },
    patience(),
  );
  if (!exchanged.ok) return failed(exchanged);
  const longLived = v.safeParse(exchangeAnswer, exchanged.body);
  if (!longLived.success) return { kind: 'unavailable' };

  const asPerson = app.graphAs(longLived.output.access_token, appSecret);
  const me = await asPerson.get('/me', { fields: 'id,first_name,last_name' }, patience());
  if (!me.ok) return failed(me);
  const answer = v.safeParse(meAnswer, me.body);
  if (!answer.success || answer.output.id !== asid) return { kind: 'unavailable' };
  const { first_name, last_name } = answer.output;
  return { kind: 'name', name: clip(`${first_name} ${last_name}`.trim(), MAXIMUM_NAME) };
}

/** Revoked or expired (facts §3); whatever else fails says nothing about the token. */
const TOKEN_DEAD = 190;

const failed = (result: Extract<GraphResult, { ok: false }>): ReadName => {
  const { failure } = result;
  const isDead = failure.kind === 'refused' && failure.code === TOKEN_DEAD;
  return { kind: isDead ? 'refused' : 'unavailable' };
};
