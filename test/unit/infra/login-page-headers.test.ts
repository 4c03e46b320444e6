import { symbolicDeployment } from '../../../src/infra/infrastructure';
import { resolve } from '../../../src/infra/resolve';
import { ourTemplate } from '../../../src/infra/our-template';
import { createStaticSite } from '../../../src/local/http/static-files';
import { startHttpServer } from '../../../src/local/http/http-server';
import { PAGE_HEADERS } from '../../../src/local/csp';

interface HeadersPolicy {
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
    readonly FrameOptions: { readonly FrameOption: string };
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
    readonly ContentTypeOptions: object;
  };
  readonly CustomHeadersConfig: {
    readonly Items: readonly { readonly Header: string; readonly Value: string }[];
  };
}

/** As the template gives them where this is the API's origin; locally page and API are of one. */
function edgeHeaders(apiOrigin: string): Readonly<Record<string, string>> {
  const template = ourTemplate();
  const { ResponseHeadersPolicyConfig: policy } = resolve(
    template.Resources['LoginPageHeaders']!.Properties,
    template,
    { ...symbolicDeployment, parameters: { ApiOrigin: apiOrigin } },
  ) as { readonly ResponseHeadersPolicyConfig: HeadersPolicy };
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = policy;
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'x-content-type-options': 'nosniff',
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}

describe('the login page’s headers', () => {
  test('are the same here as at the edge, where https alone adds one', async () => {
    const server = await startHttpServer(0);
    const folder = 'static-login';
    server.use([createStaticSite({ base: '/login/', folder, headers: PAGE_HEADERS })]);

    const response = await fetch(`${server.url}/login/index.html`);

    const expected = edgeHeaders('');
    const names = Object.keys(expected);
    const here = Object.fromEntries(names.map((name) => [name, response.headers.get(name)]));
    expect(here).toEqual(expected);
    await server.close();
  });

  test('let the page call the API and nothing else', () => {
    const policy = edgeHeaders('https://api.example')['content-security-policy'];

    expect(policy).toContain("connect-src 'self' https://api.example;");
  });
});
