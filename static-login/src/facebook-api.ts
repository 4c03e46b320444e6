import * as v from 'valibot';
import { type Fetch, fetchWithin } from './fetch-within';

const Answer = v.variant('linking', [
  v.object({ linking: v.literal(true) }),
  v.object({ linking: v.literal(false), messengerUrl: v.string() }),
]);

export type FacebookAnswer = v.InferOutput<typeof Answer>;

/** Hands the token to the user_login API. Undefined for every failure: the page then offers the password. */
export async function logInWithFacebook(
  fetch: Fetch,
  apiUrl: string,
  accessToken: string,
): Promise<FacebookAnswer | undefined> {
  try {
    const { status, body } = await fetchWithin(fetch, `${apiUrl}/login/facebook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accessToken }),
      cache: 'no-store',
    });
    const answer = v.safeParse(Answer, body);
    return status === 200 && answer.success ? answer.output : undefined;
  } catch {
    return undefined;
  }
}
