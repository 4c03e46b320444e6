import type { Environment } from '../shared/config';

/** The login page's public address. Messenger accepts https only, so the emulated phone maps it to this machine. */
export const LOGIN_SITE = 'https://login.parcel.example';

/** Where the demo shop would be; the Page names it as a site that may show Messenger's plugins (facts §7). */
export const SHOP_SITE = 'https://shop.parcel.example';

/** Demo values: they open nothing outside this machine. */
const DEMO_SECRETS = {
  FB_PAGE_ID: '104000000000001',
  FB_APP_ID: '204000000000002',
  FB_APP_SECRET: 'local-app-secret-0123456789abcdef',
  FB_PAGE_ACCESS_TOKEN: 'LOCALPAGETOKEN0123456789',
  FB_VERIFY_TOKEN: 'local-verify-token',
  PASSWORD_PEPPER: 'local-pepper-0123456789-0123456789',
};

export const LOCAL_TABLE_PREFIX = 'parcel-messenger-';

export const PAGE_NAME = 'Demo Parcels';

export interface LocalSettings extends Environment {
  readonly FB_PAGE_ID: string;
  readonly FB_APP_ID: string;
  readonly FB_APP_SECRET: string;
  readonly FB_PAGE_ACCESS_TOKEN: string;
  readonly FB_VERIFY_TOKEN: string;
  readonly PASSWORD_PEPPER: string;
  readonly TABLE_PREFIX: string;
  readonly LOGIN_PAGE_URL: string;
}

/** What the Lambdas find in their environment on this machine. */
export const localSettings = (baseUrl: string): LocalSettings => ({
  ...DEMO_SECRETS,
  GRAPH_API_URL: `${baseUrl}/graph/v25.0`,
  TABLE_PREFIX: LOCAL_TABLE_PREFIX,
  LOGIN_PAGE_URL: `${LOGIN_SITE}/`,
});

/** The local DynamoDB takes any; Amazon's DynamoDB Local wants letters and digits only. */
export const LOCAL_CREDENTIALS = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  // Database and caller share this process: a busy moment is no hung connection.
  requestHandler: { connectionTimeout: 30_000, requestTimeout: 30_000 },
};
