import { setImmediate } from 'node:timers/promises';
import { createProfileReader, type ReadProfile } from '../../../src/conversation/profile';
import type { AppPermission } from '../../../src/local/messenger/access/app-permissions';
import type { NewPerson } from '../../../src/local/messenger/control/control-api';
import { createGraph } from '../../../src/messenger/graph';
import { createHttpTransport } from '../../../src/shared/http-transport';
import { DAY, SECOND } from '../../../src/shared/clock';
import { createLog } from '../../../src/shared/log';
import { newConversation, type Profile } from '../../../src/store/conversation-state';
import { APP_SECRET, PAGE_TOKEN, setStage, START, type Stage } from '../messenger-emulator/harness';

const ASKED_BOTH = 'first_name,locale';

let stage: Stage;
let logged: string[];

beforeEach(async () => {
  stage = await setStage();
  logged = [];
});
afterEach(() => stage.close());

/** One webhook call's reader, on the emulator's time: a timer runs out only when the test lets time pass. */
const newReader = (): ReadProfile => {
  const { time, url } = stage;
  const transport = createHttpTransport(time.now, (milliseconds, expire) => {
    let isOn = true;
    void time.sleep(milliseconds).then(() => {
      if (isOn) expire();
    });
    return () => {
      isOn = false;
    };
  });
  return createProfileReader({
    graph: createGraph({
      ...{ baseUrl: `${url}/graph/v25.0`, accessToken: PAGE_TOKEN, appSecret: APP_SECRET },
      transport,
    }),
    clock: time.now,
    log: createLog((line) => logged.push(line), time.now),
    correlationId: 'request-1',
  });
};

const contact = async (person: Partial<NewPerson> = {}): Promise<string> => {
  const { psid } = stage.emulator.addPerson({ name: 'Anna Berger', locale: 'de_DE', ...person });
  await stage.control.say(psid, 'hello');
  return psid;
};

const read = (psid: string, profile?: Profile, reader = newReader()) =>
  reader({ ...newConversation(psid), ...(profile && { profile }) });

/** The fields of each call for a profile, in order. */
const asked = async (): Promise<readonly (string | null)[]> =>
  (await stage.control.wire())
    .filter((entry) => entry.kind === 'graph')
    .map(({ path }) => new URL(path, stage.url).searchParams.get('fields'));

/** Resolves when so many wait for time to pass. */
const waiting = async (count: number): Promise<void> => {
  while (stage.time.sleepers() < count) await setImmediate();
};

const withhold = async (...permissions: readonly AppPermission[]): Promise<void> => {
  for (const permission of permissions) await stage.control.setPermission(permission, false);
};

describe('what is learned of a person', () => {
  test('is the first name and the language, in one call', async () => {
    const profile = await read(await contact());

    expect(profile).toEqual({ firstName: 'Anna', locale: 'de', readAt: START });
    expect(await asked()).toEqual([ASKED_BOTH]);
  });

  test.each([
    ['en_GB', 'en'],
    ['de_AT', 'de'],
    ['fr_FR', 'en'],
  ])('%s is answered in %s', async (tag, locale) => {
    expect(await read(await contact({ locale: tag }))).toMatchObject({ locale });
  });

  test('a name as long as a message is cut', async () => {
    const profile = await read(await contact({ name: 'A'.repeat(2_000) }));

    expect(profile?.firstName?.length).toBeLessThanOrEqual(30);
  });

  test('without the permission for the language it is the name', async () => {
    const psid = await contact();
    await withhold('pages_user_locale');

    const profile = await read(psid);

    expect(profile).toEqual({ firstName: 'Anna', readAt: START });
    expect(await asked()).toEqual([ASKED_BOTH, 'first_name', 'locale']);
  });

  test.each<[string, Partial<NewPerson>, readonly AppPermission[]]>([
    ['without any permission', {}, ['business_asset_user_profile_access', 'pages_user_locale']],
    ['of an account without a profile', { hasProfile: false }, []],
  ])('%s is nothing but that we asked', async (_, person, withheld) => {
    const psid = await contact(person);
    await withhold(...withheld);

    expect(await read(psid)).toEqual({ readAt: START });
  });

  test.each(['http500', 'invalidToken', 'code2', 'rateLimited'] as const)(
    'stays what it was where Graph fails (%s), and no name is logged',
    async (fault) => {
      const psid = await contact();
      await stage.control.setFault(fault, true);

      const profile = await read(psid, { firstName: 'Anna', readAt: START - 7 * DAY });

      expect(profile).toEqual({ firstName: 'Anna', readAt: START });
      expect(logged.join()).toContain('profile_not_read');
      expect(logged.join()).not.toMatch(new RegExp(`Anna|${psid}`));
    },
  );
});

describe('a profile is asked for', () => {
  test.each<[string, Profile | undefined, boolean]>([
    ['at first', undefined, true],
    ['the day after nothing was learned', { readAt: START - DAY }, true],
    ['not on the same day', { readAt: START - DAY + 1 }, false],
    ['not in the week after a name', { firstName: 'A', readAt: START - 7 * DAY + 1 }, false],
    ['not in the week after a language', { locale: 'de', readAt: START - 6 * DAY }, false],
    ['after a week', { firstName: 'A', readAt: START - 7 * DAY }, true],
  ])('%s', async (_, before, isAsked) => {
    const psid = await contact();

    const profile = await read(psid, before);

    expect(profile !== undefined).toBe(isAsked);
    expect(await asked()).toEqual(isAsked ? [ASKED_BOTH] : []);
  });

  test('once, however often one event is decided anew', async () => {
    const psid = await contact();
    const reader = newReader();

    const profiles = [await read(psid, undefined, reader), await read(psid, undefined, reader)];

    expect(profiles[0]).toEqual(profiles[1]);
    expect(await asked()).toEqual([ASKED_BOTH]);
  });
});

describe('a slow Graph API costs one webhook call a second in all', () => {
  test('and is remembered as asked', async () => {
    const psid = await contact();
    await stage.control.setFault('slow', true);
    const reading = read(psid);
    await waiting(2);

    await stage.time.pass(SECOND);

    expect(await reading).toEqual({ readAt: START });
  });

  test('and whoever comes after that second is asked another time', async () => {
    const [first, second] = [await contact(), await contact()];
    await stage.control.setFault('slow', true);
    const reader = newReader();
    const reading = read(first, undefined, reader);
    await waiting(2);
    await stage.time.pass(SECOND);
    await reading;

    const profile = await read(second, undefined, reader);

    expect(profile).toBeUndefined();
    expect(stage.time.now() - START).toBe(SECOND);
  });
});
