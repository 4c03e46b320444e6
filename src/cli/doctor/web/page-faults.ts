type Headers = Readonly<Record<string, string>>;

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What lacks in the login page's headers, as infra/template.yaml gives them; `api` is what its scripts must reach. */
export function pageFaults(
  headers: Headers,
  { url, api }: { readonly url: URL; readonly api: URL | undefined },
): readonly string[] {
  return [
    ...policyFaults(headers['content-security-policy'] ?? '', url, api),
    ...(url.protocol === 'https:' ? transportFaults(headers) : []),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no nosniff']),
    ...(headers['referrer-policy'] === 'no-referrer'
      ? []
      : ['addresses are passed on as referrer']),
    ...(/no-store|no-cache/.test(headers['cache-control'] ?? '') ? [] : ['browsers may keep it']),
  ];
}

function policyFaults(policy: string, url: URL, api: URL | undefined): readonly string[] {
  if (policy === '') return ['no Content-Security-Policy'];
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );
  const is = (name: string, source: string): boolean => directives.get(name)?.join(' ') === source;
  const reached = directives.get('connect-src') ?? [];
  const mayCall =
    api === undefined || api.origin === url.origin
      ? reached.includes("'self'")
      : reached.includes(api.origin);
  return [
    ...(is('default-src', "'none'") && is('script-src', "'self'") && !policy.includes('unsafe-')
      ? []
      : ['its policy lets foreign or inline scripts run']),
    ...(is('frame-ancestors', "'none'") ? [] : ['others may frame it']),
    ...(mayCall ? [] : ['its policy does not let it call its API']),
  ];
}

function transportFaults(headers: Headers): readonly string[] {
  const [, seconds = '0'] = /max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '') ?? [];
  return Number(seconds) >= YEAR_SECONDS ? [] : ['no year of https only'];
}
