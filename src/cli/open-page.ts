import { createGraph, type Graph } from '../messenger/graph';
import { confirmPage, type PageIdentity } from '../messenger/page-identity';
import { readConfig, type Environment } from '../shared/config';
import type { CommandWorld } from './command';

/** The Page of these settings, once Facebook has confirmed that the token is this Page's. */
export async function openPage(
  { clock, transport }: Pick<CommandWorld, 'clock' | 'transport'>,
  settings: Environment,
): Promise<{ readonly page: PageIdentity; readonly graph: Graph }> {
  const config = readConfig(settings, 'graphApiUrl', 'pageId', 'pageAccessToken', 'appSecrets');
  const graph = createGraph({
    baseUrl: config.graphApiUrl,
    accessToken: config.pageAccessToken,
    appSecret: config.appSecrets[0],
    transport,
  });
  return { page: await confirmPage(graph, config.pageId, clock), graph };
}
