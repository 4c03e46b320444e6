import * as v from 'valibot';
import { type Fetch, fetchWithin } from './fetch-within';

const HTTPS_OR_LOCAL = /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/;
// A public page can never be told to send codes anywhere but to Facebook.
const LOCAL_FACEBOOK = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[\w-]+)*$/;

const Config = v.object({
  apiUrl: v.pipe(
    v.string(),
    v.regex(HTTPS_OR_LOCAL),
    v.url(),
    v.transform((url) => url.replace(/\/+$/, '')),
  ),
  companyName: v.pipe(v.string(), v.trim(), v.minLength(1)),
  facebookOrigin: v.optional(v.pipe(v.string(), v.regex(LOCAL_FACEBOOK))),
});

/** What the deployment writes beside the page as `config.json`. */
export type Config = v.InferOutput<typeof Config>;

/** Undefined when the file is missing, unreadable or wrong: then nobody can log in. */
export async function loadConfig(fetch: Fetch): Promise<Config | undefined> {
  try {
    const response = await fetchWithin(fetch, 'config.json', { cache: 'no-cache' });
    const parsed = v.safeParse(Config, response.body);
    return response.status === 200 && parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
