import * as v from 'valibot';
import { type Fetch, fetchWithin } from './fetch-within';

const HTTPS_OR_LOCAL = /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/;
/** A chat's address up to the reference, which nothing follows. */
const CHAT_LINK = /^https:\/\/[a-z0-9.-]+\/[\w/-]*(?:\?\w+=)?$/;
// A public page can never be told to send codes anywhere but to Facebook.
const FACEBOOK_DIALOG = /^https:\/\/www\.facebook\.com\/v\d+\.\d+\/dialog\/oauth$/;
const LOCAL_FACEBOOK = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[\w-]+)*$/;

const LOCAL_DIALOG =
  /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/facebook\/v\d+\.\d+\/dialog\/oauth$/;

const Config = v.object({
  apiUrl: v.pipe(
    v.string(),
    v.regex(HTTPS_OR_LOCAL),
    v.url(),
    v.transform((url) => url.replace(/\/+$/, '')),
  ),
  companyName: v.pipe(v.string(), v.trim(), v.minLength(1)),
  facebookOrigin: v.optional(v.pipe(v.string(), v.regex(LOCAL_FACEBOOK))),
  /** Where the company's bot answers on other messengers too: `https://t.me/parcel_bot?start=`. */
  chatLinks: v.optional(v.array(v.pipe(v.string(), v.regex(CHAT_LINK)))),
  /** Where the company has an app at Facebook: "Continue with Facebook" is offered then. */
  facebookLogin: v.optional(
    v.object({
      appId: v.pipe(v.string(), v.regex(/^\d{1,32}$/)),
      dialogUrl: v.union([
        v.pipe(v.string(), v.regex(FACEBOOK_DIALOG)),
        v.pipe(v.string(), v.regex(LOCAL_DIALOG)),
      ]),
    }),
  ),
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
