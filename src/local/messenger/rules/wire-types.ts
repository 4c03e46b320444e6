import * as v from 'valibot';

/** What the parts of a send are made of. */

export const text = (maximum: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maximum));
export const webUrl = v.pipe(v.string(), v.url(), v.regex(/^https?:/));
export const httpsUrl = v.pipe(v.string(), v.url(), v.regex(/^https:/));

/** Of a postback, a quick reply, a template's parameter (facts §2.7). */
export const PAYLOAD = 1_000;
