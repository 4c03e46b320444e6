import { systemClock, systemSleep } from '../../shared/clock';
import { systemRandom } from '../../shared/random';
import { DEMO_FILES_FOLDER, DEMO_FILES_SITE } from '../demo-files';
import { startHttpServer } from '../http/http-server';
import { createLocalPage } from '../local-sites';
import { createControlClient } from '../messenger/control/control-client';
import type { ControlApi } from '../messenger/control/control-api';
import { createMessengerEmulator } from '../messenger/emulator';
import { createMovableClock } from '../movable-clock';
import { createStateFile } from '../state-file';
import type { StateFile } from '../state-file';
import type { EmulatorArguments } from './arguments';

/** Messenger without a bot of ours: Graph, the control API and the page on one port. */
export interface StandaloneMessenger {
  readonly url: string;
  readonly control: ControlApi;
  /** Takes the callback address without a handshake. */
  readonly trustWebhook: () => void;
  /** Moves the emulated time forward by that many milliseconds. */
  readonly advance: (milliseconds: number) => void;
  readonly close: () => Promise<void>;
}

const PAGE_NAME = 'Your Page';

/** The file of the data folder. */
const SAVED = 'emulator.json';

/**
 * `dist`: the folder of the built deliverables. Rejects with `EADDRINUSE` when the port is taken, with an `Error` that says
 * what to do about a data folder that can't be used.
 */
export async function startStandaloneMessenger(
  args: EmulatorArguments,
  dist: string,
): Promise<StandaloneMessenger> {
  const saved = args.dataDir === undefined ? undefined : createStateFile(args.dataDir, SAVED);
  const before = await readSaved(saved, args.dataDir);
  const time = createMovableClock(systemClock, before.clockOffset);
  const server = await startHttpServer(args.port);
  const advance = (milliseconds: number): void => {
    time.advance(milliseconds);
    messenger.clockMoved();
  };
  const messenger = createMessengerEmulator({
    clock: time.now,
    advanceClock: (milliseconds) => {
      advance(milliseconds);
      return Promise.resolve();
    },
    sleep: systemSleep,
    random: systemRandom,
    pageId: args.pageId,
    pageName: PAGE_NAME,
    appId: args.appId,
    appSecrets: args.appSecret.split(','),
    pageAccessToken: args.pageToken,
    verifyToken: args.verifyToken,
    localSites: { [DEMO_FILES_SITE]: `${server.url}/${DEMO_FILES_FOLDER}` },
    ...(args.setUpPage && { messengerProfile: PAGE_SETUP }),
    assumptions: args.assumptions,
  });
  const isRestored = messenger.restore(before.messenger);
  if (!isRestored && before.messenger !== undefined) throw unreadable(args.dataDir);
  if (!isRestored) for (const person of args.people) messenger.addPerson(person);
  const keep = async (): Promise<void> =>
    saved?.write({ clockOffset: time.offset(), messenger: messenger.snapshot() });
  // Whoever chats all day should not learn at the end that nothing can be kept.
  await keep().catch(() => {
    throw new Error(`--data ${args.dataDir ?? ''}: nothing can be written there.`);
  });
  server.use([messenger.handle, createLocalPage(dist, { companyName: PAGE_NAME })]);

  return {
    url: server.url,
    control: createControlClient(server.url),
    trustWebhook: () => {
      messenger.trustWebhookUrl(args.webhook);
    },
    advance,
    close: async () => {
      await keep();
      messenger.close();
      await server.close();
    },
  };
}

/** What a Page needs before anybody can begin a chat with it (facts §8). */
const PAGE_SETUP = {
  get_started: { payload: 'GET_STARTED' },
  greeting: [{ locale: 'default', text: 'Say hello to the bot.' }],
};

interface SavedState {
  readonly clockOffset: number;
  readonly messenger?: unknown;
}

async function readSaved(
  saved: StateFile | undefined,
  folder: string | undefined,
): Promise<SavedState> {
  const state = await saved?.read().catch(() => {
    throw unreadable(folder);
  });
  return { clockOffset: 0, ...(state as Partial<SavedState> | undefined) };
}

/** Rather than begin anew, and write over what was there. */
const unreadable = (folder = ''): Error =>
  new Error(
    `--data ${folder}: ${SAVED} is not what this emulator wrote. Move it away to begin anew.`,
  );
