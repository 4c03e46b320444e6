import * as v from 'valibot';
import { SECOND } from '../../shared/clock';
import { graphAsApp, type FacebookApp, type Patience } from './facebook-app';

export type CheckedToken =
  /** `appSecret`: the one of ours that Facebook knows. */
  | { readonly kind: 'genuine'; readonly asid: string; readonly appSecret: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable' };

const debugAnswer = v.object({
  data: v.object({
    is_valid: v.boolean(),
    app_id: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
    type: v.optional(v.string()),
    user_id: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
    /** Epoch seconds; 0: never (facts §6). */
    expires_at: v.optional(v.number(), 0),
  }),
});

const ASID = /^\d{1,64}$/;

/**
 * Whose token this is, and whether it was given to *our* app: a token that any other app got from the same person must
 * not open our door (facts §6). Facebook takes the token in the query only; no address is ever logged here.
 */
export async function checkToken(
  app: FacebookApp,
  accessToken: string,
  now: number,
  patience: Patience,
): Promise<CheckedToken> {
  for (const appSecret of app.appSecrets) {
    const query = { input_token: accessToken };
    const answer = await graphAsApp(app, appSecret).get('/debug_token', query, patience());
    if (answer.ok) return judge(app, answer.body, appSecret, now);
    // What Facebook refuses here is the app's own token: it may know the other secret.
    if (answer.failure.kind !== 'refused') break;
  }
  return { kind: 'unavailable' };
}

function judge(
  { appId }: FacebookApp,
  body: unknown,
  appSecret: string,
  now: number,
): CheckedToken {
  const parsed = v.safeParse(debugAnswer, body);
  if (!parsed.success) return { kind: 'unavailable' };
  const { is_valid, app_id, type, user_id: asid = '', expires_at } = parsed.output.data;
  const lives = expires_at === 0 || expires_at * SECOND > now;
  const isOurs = app_id === appId && type === 'USER' && ASID.test(asid);
  return is_valid && lives && isOurs ? { kind: 'genuine', asid, appSecret } : { kind: 'refused' };
}
