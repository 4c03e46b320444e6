import profileFile from '../../messenger-profile.json';
import { readProfileFile } from '../messenger/profile/read-profile-file';
import { DEMO_FILES_FOLDER, DEMO_FILES_SITE } from './demo-files';
import { LOGIN_SITE, PAGE_NAME, SHOP_SITE, type LocalSettings } from './local-settings';
import { createMessengerEmulator, type MessengerEmulator } from './messenger/emulator';
import { SENT_FILES_SITE } from './messenger/graph/sent-file';
import type { MessengerEmulatorOptions } from './messenger/options';

/** The emulated Messenger with one Page, set up as the bot needs it (facts §1.1, §8). */
export function createLocalMessenger(
  world: Pick<MessengerEmulatorOptions, 'clock' | 'sleep' | 'random' | 'advanceClock'>,
  settings: LocalSettings,
  url: string,
  snapshot: unknown,
): MessengerEmulator {
  const messenger = createMessengerEmulator({
    ...world,
    pageId: settings.FB_PAGE_ID,
    pageName: PAGE_NAME,
    appId: settings.FB_APP_ID,
    appSecrets: [settings.FB_APP_SECRET],
    pageAccessToken: settings.FB_PAGE_ACCESS_TOKEN,
    verifyToken: settings.FB_VERIFY_TOKEN,
    webhookUrl: `${url}/api/facebook`,
    localSites: {
      [LOGIN_SITE]: `${url}/login`,
      [SENT_FILES_SITE]: `${url}/emulator/sent-files`,
      [DEMO_FILES_SITE]: `${url}/${DEMO_FILES_FOLDER}`,
    },
    loginRedirectUris: [`${url}/login/`],
    messengerProfile: readProfileFile(profileFile, { ...settings, SHOP_URL: SHOP_SITE }),
  });
  if (snapshot !== undefined) messenger.restore(snapshot);
  return messenger;
}
