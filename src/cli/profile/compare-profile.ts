import type { PageIdentity } from '../../messenger/page-identity';
import type { MessengerProfile } from '../../messenger/profile/messenger-profile';
import { createPageProfile, type PageProfile } from '../../messenger/profile/page-profile';
import { readProfileFile } from '../../messenger/profile/read-profile-file';
import type { Environment } from '../../shared/config';
import { AppError } from '../../shared/errors';
import { optionalText, type CommandWorld, type OptionValues } from '../command';
import { openPage } from '../open-page';
import { loadSettings } from '../settings';

export const PROFILE_FILE = 'messenger-profile.json';

export interface ComparedProfile {
  readonly page: PageIdentity;
  readonly profile: PageProfile;
  readonly have: MessengerProfile;
  readonly want: MessengerProfile;
}

/** What the file wants, beside what is on the Page. The file is read first: its mistakes cost none of the Page's calls. */
export async function compareProfile(
  world: CommandWorld,
  options: OptionValues,
): Promise<ComparedProfile> {
  const settings = await loadSettings(world, options);
  const want = await readWantedProfile(world, options, settings);
  const { page, graph } = await openPage(world, settings);
  const profile = createPageProfile(graph, world.clock);
  return { page, profile, have: await profile.read(), want };
}

/** What the file wants, with the settings that it names. Throws `config_invalid` with its mistakes. */
export async function readWantedProfile(
  world: CommandWorld,
  options: OptionValues,
  settings: Environment,
): Promise<MessengerProfile> {
  const file = optionalText(options, 'file') ?? PROFILE_FILE;
  return readProfileFile(parse(await world.readFile(file), file), settings);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('config_invalid', `${file} is no JSON`, false, { cause });
  }
}
