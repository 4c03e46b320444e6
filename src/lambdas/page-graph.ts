import { createGraph, type Graph } from '../messenger/graph';
import { createHttpTransport } from '../shared/http-transport';
import type { Config } from '../shared/config';

/** Connections outlive an invocation; what belongs to a request does not. */
export const transport = createHttpTransport();

/** The Graph API as our Page, with the secrets that are in force now; `onTokenDead` is told when Facebook refuses those. */
export const pageGraph = (
  config: Pick<Config, 'graphApiUrl' | 'pageAccessToken' | 'appSecrets'>,
  onTokenDead?: () => void,
): Graph =>
  createGraph({
    baseUrl: config.graphApiUrl,
    accessToken: config.pageAccessToken,
    appSecret: config.appSecrets[0],
    transport,
    ...(onTokenDead && { onTokenDead }),
  });

/** The Graph API as whoever the token is of: our app, or a person who logged in. */
export const graphAs =
  ({ graphApiUrl }: Pick<Config, 'graphApiUrl'>) =>
  (accessToken: string, appSecret: string): Graph =>
    createGraph({ baseUrl: graphApiUrl, accessToken, appSecret, transport });
