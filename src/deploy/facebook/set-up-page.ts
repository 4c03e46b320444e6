import type { CommandWorld } from '../../cli/command';
import { profileApply } from '../../cli/commands/profile-apply';
import { loadSettings } from '../../cli/settings';
import { createGraph } from '../../messenger/graph';
import { readConfig } from '../../shared/config';
import type { Stage } from '../stage';
import type { Note } from '../steps';
import { subscribePage } from './subscribe-page';

/** Makes the Page's Messenger profile what messenger-profile.json says, with the secrets of the stage. */
export async function applyProfile(
  world: CommandWorld,
  { name }: Stage,
  loginPageUrl: string,
  note: Note,
): Promise<void> {
  const env = { ...world.env, LOGIN_PAGE_URL: loginPageUrl };
  const input = { options: { stage: name }, positionals: [] };
  const { lines } = await profileApply.run({ ...world, env }, input);
  lines.forEach(note);
}

/** Where Facebook sends the events is set in the app's dashboard, once; here, which events of this Page. */
export async function subscribe(world: CommandWorld, { name }: Stage): Promise<void> {
  const settings = await loadSettings(world, { stage: name });
  const config = readConfig(settings, 'graphApiUrl', 'pageId', 'pageAccessToken', 'appSecrets');
  const graph = createGraph({
    baseUrl: config.graphApiUrl,
    accessToken: config.pageAccessToken,
    appSecret: config.appSecrets[0],
    transport: world.transport,
  });
  await subscribePage(graph, config.pageId);
}
