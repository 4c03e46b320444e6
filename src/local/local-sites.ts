import path from 'node:path';
import { LOCAL_PAGE_HEADERS, PAGE_HEADERS } from './csp';
import type { Handler } from './http/http-server';
import { createStaticSite } from './http/static-files';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from './demo-data';
import { PAGE_NAME } from './local-settings';
import type { LocalConfig } from './page/local-config';

export interface LocalSitesOptions {
  /** The built deliverables, `dist`. */
  readonly dist: string;
  readonly url: string;
  /** Of the emulated app at Facebook. */
  readonly appId: string;
  readonly dynamoDbEndpoint: string;
  readonly tablePrefix: string;
}

/** The local page at `/`; what it shows depends on what it is told about this server. */
export const createLocalPage = (dist: string, config: LocalConfig): Handler =>
  createStaticSite({
    base: '/',
    folder: path.join(dist, 'local', 'page'),
    headers: LOCAL_PAGE_HEADERS,
    generated: { 'local.json': () => JSON.stringify(config) },
  });

/** The login page under `/login/`, as CloudFront would serve it, and the local page at `/`. */
export function createLocalSites(options: LocalSitesOptions): readonly Handler[] {
  const { dist, url, appId, dynamoDbEndpoint, tablePrefix } = options;
  const loginConfig = {
    apiUrl: `${url}/api`,
    companyName: PAGE_NAME,
    // A browser here can't reach Facebook: what would go there goes to the emulator.
    facebookOrigin: `${url}/facebook`,
    facebookLogin: { appId, dialogUrl: `${url}/facebook/v25.0/dialog/oauth` },
  };
  const bot = {
    dynamoDbEndpoint,
    tablePrefix,
    demo: {
      password: DEMO_PASSWORD,
      customers: DEMO_CUSTOMERS.map(({ email, name }) => ({ email, name })),
    },
  };
  return [
    createStaticSite({
      base: '/login/',
      folder: path.join(dist, 'static-login'),
      headers: PAGE_HEADERS,
      generated: { 'config.json': () => JSON.stringify(loginConfig) },
    }),
    createLocalPage(dist, { companyName: PAGE_NAME, bot }),
  ];
}
