const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: https://*.fbsbx.com https://*.fbcdn.net",
  'connect-src': "'self'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'",
};

const headersFor = (
  policy: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  'content-security-policy': Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; '),
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'unsafe-none',
  'cross-origin-resource-policy': 'same-origin',
});

/** The headers that CloudFront gives the login page (anchors B4), but for the one that says https. */
export const PAGE_HEADERS = headersFor(POLICY);

/** The same for the local page, whose phones also play sounds and films: files of its own only. */
export const LOCAL_PAGE_HEADERS = headersFor({ ...POLICY, 'media-src': "'self'" });
