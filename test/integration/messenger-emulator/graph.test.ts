import {
  APP_ID,
  OLD_APP_SECRET,
  PAGE_ID,
  PAGE_INBOX,
  PAGE_TOKEN,
  proofOf,
  refusalOf,
  setStage,
} from './harness';
import type { GraphReply, Stage } from './harness';

const STARTED = { get_started: { payload: 'S' } };

describe('Graph', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
  });
  afterEach(() => stage.close());

  const at = (path: string) => fetch(`${stage.url}/graph${path}`);
  const codeOf = async (response: Response): Promise<unknown> =>
    ((await response.json()) as { error?: { code: number } }).error?.code;

  describe('authorisation', () => {
    test.each([
      ['no token', { token: null, proof: null }, [2500, undefined]],
      ['another token', { token: 'EAAother', proof: proofOf('EAAother') }, [190, undefined]],
      ['no appsecret_proof', { proof: null }, [100, undefined]],
      ['an empty proof', { proof: '' }, [100, undefined]],
      ['a proof of another token', { proof: proofOf('EAAother') }, [100, undefined]],
      ['a proof by another secret', { proof: proofOf(PAGE_TOKEN, 'x') }, [100, undefined]],
    ] as const)('with %s is refused', async (_what, credentials, refusal) => {
      const answer = await stage.graph('GET', '/me', undefined, credentials);

      expect(refusalOf(answer)).toEqual(refusal);
    });

    test('passes by header and by parameter, with a proof by either app secret', async () => {
      const query = `access_token=${PAGE_TOKEN}&appsecret_proof=${proofOf(PAGE_TOKEN)}`;

      const byHeader = await stage.graph('GET', '/me', undefined, {
        proof: proofOf(PAGE_TOKEN, OLD_APP_SECRET),
      });
      const byParameter = await at(`/v25.0/me?${query}`);

      expect(byHeader.status).toBe(200);
      expect(byParameter.status).toBe(200);
    });

    test('never shows on the wire', async () => {
      await at(`/v25.0/me?access_token=${PAGE_TOKEN}&appsecret_proof=${proofOf(PAGE_TOKEN)}`);
      await stage.graph('POST', '/me/messages', {
        access_token: PAGE_TOKEN,
        appsecret_proof: proofOf(PAGE_TOKEN),
      });

      const wire = JSON.stringify(await stage.control.wire());

      expect(wire).not.toContain(PAGE_TOKEN);
      expect(wire).not.toContain(proofOf(PAGE_TOKEN));
    });
  });

  describe('paths', () => {
    const credentials = `access_token=${PAGE_TOKEN}&appsecret_proof=${proofOf(PAGE_TOKEN)}`;

    test.each(['/v20.0/me', '/v99.0/me', '/me', '/v25.0/me/likes', '/v25.0/me/messages/1'])(
      'unknown: %s is refused with 2500',
      async (path) => {
        const answer = await at(`${path}?${credentials}`);

        expect(await codeOf(answer)).toBe(2500);
      },
    );

    test.each(['/v21.0/me', '/v26.0/me', `/v25.0/${PAGE_ID}`])('known: %s', async (path) => {
      const answer = await at(`${path}?${credentials}`);

      expect(answer.status).toBe(200);
    });

    test('end with their version: v21.0 on 2027-01-21', async () => {
      stage.time.jump(Date.UTC(2027, 0, 21) - stage.time.now());

      const answer = await at(`/v21.0/me?${credentials}`);

      expect(await codeOf(answer)).toBe(2500);
    });

    test.each([
      ['DELETE', '/me/messages'],
      ['GET', '/999'],
      ['POST', '/me/thread_owner'],
      ['POST', '/999/messages'],
    ])('%s %s is refused with 100/33', async (method, path) => {
      const answer = await stage.graph(method, path);

      expect(refusalOf(answer)).toEqual([100, 33]);
    });
  });

  describe('limits', () => {
    test('every answer carries the usage header, in percent', async () => {
      const answer = await stage.graph('GET', '/me');

      const usage: unknown = JSON.parse(answer.headers.get('x-business-use-case-usage') ?? '');
      expect(usage).toEqual({
        [PAGE_ID]: [
          {
            type: 'messenger',
            call_count: 0,
            total_cputime: 0,
            total_time: 0,
            estimated_time_to_regain_access: 0,
          },
        ],
      });
    });

    test('200 calls a day for each engaged user, then 80006 until the day is over', async () => {
      const small = await setStage({ otherEngagedUsers: 0 });
      await small.control.say(small.anna.psid, 'hello');
      const answers = [];
      for (let call = 0; call < 201; call += 1) answers.push(await small.graph('GET', '/me'));
      small.time.jump(24 * 3_600_000);
      const nextDay = await small.graph('GET', '/me');

      expect(answers.slice(0, 200).every(({ status }) => status === 200)).toBe(true);
      expect(refusalOf(answers[200]!)).toEqual([80006, undefined]);
      expect(minutesToRegain(answers[198]!)).toBe(0);
      expect(minutesToRegain(answers[200]!)).toBe(24 * 60);
      expect(minutesToRegain(nextDay)).toBe(0);
      expect(nextDay.status).toBe(200);
      await small.close();
    });

    test('ten calls of the Messenger Profile API in ten minutes, then 613', async () => {
      const call = (field = 'get_started') =>
        stage.graph('GET', `/me/messenger_profile?fields=${field}`);
      const answers = [refusalOf(await call('unknown'))];
      for (let count = 0; count < 10; count += 1) answers.push(refusalOf(await call()));
      stage.time.jump(10 * 60_000);
      const later = await call();

      expect(answers[0]).toEqual([100, undefined]);
      expect(answers.slice(1, 10).every((refusal) => refusal === null)).toBe(true);
      expect(answers[10]).toEqual([613, undefined]);
      expect(later.status).toBe(200);
    });
  });

  describe('user profile', () => {
    test('gives the fields asked for, and leaves out what Facebook does not know', async () => {
      const path = `/${psid}?fields=first_name,last_name,profile_pic,locale`;

      const answer = await stage.graph('GET', path);

      expect(answer.body).toEqual({
        id: psid,
        first_name: 'Anna',
        last_name: 'Maria Berger',
        locale: 'de_DE',
      });
    });

    test('is refused with 100/2018218 for an account without one', async () => {
      const person = { name: 'No Body', locale: 'en_US', hasProfile: false };
      const nobody = await stage.control.addPerson(person);
      await stage.control.say(nobody.psid, 'hello');

      const answer = await stage.graph('GET', `/${nobody.psid}`);

      expect(refusalOf(answer)).toEqual([100, 2018218]);
    });

    test('is refused with 100/33 for who never wrote, with 100 for an unknown field', async () => {
      const ben = await stage.control.addPerson({ name: 'Ben Carter', locale: 'en_GB' });

      const stranger = await stage.graph('GET', `/${ben.psid}`);
      const field = await stage.graph('GET', `/${psid}?fields=first_name,password`);

      expect(refusalOf(stranger)).toEqual([100, 33]);
      expect(refusalOf(field)).toEqual([100, undefined]);
    });

    test.each(['timezone', 'gender'])(
      'is refused with 100/2018247 for %s, which needs a permission that nobody asked for',
      async (field) => {
        const answer = await stage.graph('GET', `/${psid}?fields=first_name,${field}`);

        expect(refusalOf(answer)).toEqual([100, 2018247]);
      },
    );
  });

  describe('thread control', () => {
    const call = (edge: string, more: object = {}) =>
      stage.graph('POST', `/me/${edge}`, { recipient: { id: psid }, ...more });
    const owner = async () => (await stage.control.thread(psid)).state.owner;

    test('passes to the Page Inbox, takes back, releases', async () => {
      const owners = [await owner()];
      for (const step of [
        call.bind(null, 'pass_thread_control', { target_app_id: PAGE_INBOX, metadata: 'help' }),
        call.bind(null, 'take_thread_control'),
        call.bind(null, 'release_thread_control'),
      ]) {
        expect((await step()).body).toEqual({ success: true });
        owners.push(await owner());
      }

      expect(owners).toEqual(['bot', 'inbox', 'bot', 'idle']);
    });

    test('of a thread that another app owns is refused with 10/2018300', async () => {
      await stage.control.inboxReply(psid, 'A human here');

      const pass = await call('pass_thread_control', { target_app_id: PAGE_INBOX });
      const release = await call('release_thread_control');

      expect(refusalOf(pass)).toEqual([10, 2018300]);
      expect(refusalOf(release)).toEqual([10, 2018300]);
    });

    test('is refused for a stranger with 100/2018001, to an unknown app with 100', async () => {
      const stranger = await call('take_thread_control', { recipient: { id: '1' } });
      const unknownApp = await call('pass_thread_control', { target_app_id: '1' });

      expect(refusalOf(stranger)).toEqual([100, 2018001]);
      expect(refusalOf(unknownApp)).toEqual([100, undefined]);
    });

    test.each([
      'take_thread_control',
      'release_thread_control',
      'request_thread_control',
      'unlink_accounts',
    ])('knows nobody who never wrote: %s is refused with 100/2018001', async (edge) => {
      const ben = await stage.control.addPerson({ name: 'Ben Carter', locale: 'en_GB' });
      const whom = { recipient: { id: ben.psid } };

      const answer = await stage.graph(
        'POST',
        `/me/${edge}`,
        edge === 'unlink_accounts' ? { psid: ben.psid } : whom,
      );

      expect(refusalOf(answer)).toEqual([100, 2018001]);
    });

    test('thread_owner names the owner until control lapses', async () => {
      const path = `/me/thread_owner?recipient=${psid}`;
      const active = await stage.graph('GET', path);
      stage.time.jump(25 * 3_600_000);
      const idle = await stage.graph('GET', path);

      expect(active.body).toEqual({
        data: [{ thread_owner: { app_id: APP_ID, expiration: expect.any(Number) as number } }],
      });
      expect(idle.body).toEqual({ data: [] });
    });
  });

  describe('messenger profile', () => {
    const PROFILE_RULES = [
      ['get_started', { get_started: {} }, { get_started: { payload: 'START' } }],
      [
        'a greeting in the default locale',
        { greeting: [{ locale: 'de_DE', text: 'Hallo' }] },
        { greeting: [{ locale: 'default', text: 'Hello' }] },
      ],
      [
        'a greeting of at most 160 characters',
        { greeting: [{ locale: 'default', text: 'x'.repeat(161) }] },
        { greeting: [{ locale: 'default', text: 'x'.repeat(160) }] },
      ],
      [
        'an https account_linking_url',
        { account_linking_url: 'http://example.com/' },
        { account_linking_url: 'https://example.com/' },
      ],
      [
        'at most four ice breakers',
        { ice_breakers: [iceBreakers(5)] },
        { ice_breakers: [iceBreakers(4)] },
      ],
      [
        'at most twenty menu items',
        { ...STARTED, persistent_menu: [menu(21)] },
        { ...STARTED, persistent_menu: [menu(20)] },
      ],
      [
        'a menu only with get_started',
        { persistent_menu: [menu(1)] },
        { persistent_menu: [menu(1)], ...STARTED },
      ],
      [
        'a greeting text',
        { greeting: [{ locale: 'default', text: '' }] },
        { greeting: [{ locale: 'default', text: 'x' }] },
      ],
      [
        'a get_started payload of at most 1000 characters',
        { get_started: { payload: 'x'.repeat(1_001) } },
        { get_started: { payload: 'x'.repeat(1_000) } },
      ],
      [
        'a menu in the default locale',
        { ...STARTED, persistent_menu: [{ ...menu(1), locale: 'de_DE' }] },
        { ...STARTED, persistent_menu: [menu(1), { ...menu(1), locale: 'de_DE' }] },
      ],
      [
        'a menu item',
        { ...STARTED, persistent_menu: [menu(0)] },
        { ...STARTED, persistent_menu: [menu(1)] },
      ],
      [
        'menu titles of at most 30 characters',
        { ...STARTED, persistent_menu: [menu(1, { title: 'x'.repeat(31) })] },
        { ...STARTED, persistent_menu: [menu(1, { title: 'x'.repeat(30) })] },
      ],
      [
        'flat menus only',
        { ...STARTED, persistent_menu: [menu(1, { type: 'nested', call_to_actions: [] })] },
        { ...STARTED, persistent_menu: [menu(1)] },
      ],
      [
        'menu payloads of at most 1000 characters',
        { ...STARTED, persistent_menu: [menu(1, { payload: 'x'.repeat(1_001) })] },
        { ...STARTED, persistent_menu: [menu(1, { payload: 'x'.repeat(1_000) })] },
      ],
      [
        'menu addresses of the web',
        { ...STARTED, persistent_menu: [menuLink('ftp://example.com/')] },
        { ...STARTED, persistent_menu: [menuLink('https://example.com/')] },
      ],
      [
        'ice breaker questions of at most 80 characters',
        { ice_breakers: [iceBreakers(1, { question: 'x'.repeat(81) })] },
        { ice_breakers: [iceBreakers(1, { question: 'x'.repeat(80) })] },
      ],
      [
        'ice breaker payloads of at most 1000 characters',
        { ice_breakers: [iceBreakers(1, { payload: 'x'.repeat(1_001) })] },
        { ice_breakers: [iceBreakers(1, { payload: 'x'.repeat(1_000) })] },
      ],
      [
        'ice breakers in the default locale',
        { ice_breakers: [{ ...iceBreakers(1), locale: 'de_DE' }] },
        { ice_breakers: [iceBreakers(1)] },
      ],
      [
        'commands with a description',
        { commands: [commands({ description: '' })] },
        { commands: [commands()] },
      ],
      [
        'command names of at most 32 characters',
        { commands: [commands({ name: 'x'.repeat(33) })] },
        { commands: [commands({ name: 'x'.repeat(32) })] },
      ],
      [
        'command descriptions of at most 64 characters',
        { commands: [commands({ description: 'x'.repeat(65) })] },
        { commands: [commands({ description: 'x'.repeat(64) })] },
      ],
      [
        'at most twenty commands',
        { commands: [commands({}, 21)] },
        { commands: [commands({}, 20)] },
      ],
      [
        'commands in the default locale',
        { commands: [{ ...commands(), locale: 'de_DE' }] },
        { commands: [commands()] },
      ],
      [
        'https domains',
        { whitelisted_domains: ['http://shop.example.com'] },
        { whitelisted_domains: ['https://shop.example.com'] },
      ],
      ['at most fifty domains', domains(51), domains(50)],
      ['no unknown property', { get_startet: { payload: 'S' } }, {}],
    ] as const;

    test.each(PROFILE_RULES)('takes %s', async (_rule, refused, legal) => {
      const no = await stage.graph('POST', '/me/messenger_profile', refused);
      const yes = await stage.graph('POST', '/me/messenger_profile', legal);

      expect(refusalOf(no)).toEqual([100, undefined]);
      expect(yes.body).toEqual({ result: 'success' });
    });

    test('is overwritten property by property, read, and deleted', async () => {
      const url = 'https://example.com/';
      await stage.graph('POST', '/me/messenger_profile', { account_linking_url: url });
      await stage.graph('POST', '/me/messenger_profile', { get_started: { payload: 'S' } });
      const fields = 'account_linking_url,get_started,subject_to_new_eu_privacy_rules';
      const read = await stage.graph('GET', `/me/messenger_profile?fields=${fields}`);
      await stage.graph('DELETE', '/me/messenger_profile', { fields: ['get_started'] });
      const rest = await stage.graph('GET', '/me/messenger_profile?fields=get_started');

      expect(read.body).toEqual({
        data: [
          {
            account_linking_url: url,
            get_started: { payload: 'S' },
            subject_to_new_eu_privacy_rules: false,
          },
        ],
      });
      expect(rest.body).toEqual({ data: [] });
    });

    test('keeps get_started as long as there is a menu: 100', async () => {
      const remove = (fields: readonly string[]) =>
        stage.graph('DELETE', '/me/messenger_profile', { fields });
      await stage.graph('POST', '/me/messenger_profile', {
        ...STARTED,
        persistent_menu: [menu(1)],
      });

      const alone = await remove(['get_started']);
      const together = await remove(['get_started', 'persistent_menu']);

      expect(refusalOf(alone)).toEqual([100, undefined]);
      expect(together.body).toEqual({ result: 'success' });
    });

    test('tells whether the European privacy rules apply, and lets nobody set it: 100', async () => {
      const field = 'subject_to_new_eu_privacy_rules';
      const european = await setStage({ subjectToEuPrivacyRules: true });

      const read = await european.graph('GET', `/me/messenger_profile?fields=${field}`);
      const set = await stage.graph('POST', '/me/messenger_profile', { [field]: false });

      expect(read.body).toEqual({ data: [{ [field]: true }] });
      expect(refusalOf(set)).toEqual([100, undefined]);
      await european.close();
    });
  });

  describe('the Page', () => {
    test('tells whether it has a default app, with its other fields', async () => {
      const open = await setStage({ defaultAppId: null });
      const path = '/me?fields=name,messaging_feature_status';

      const routed = await stage.graph('GET', path);
      const zeroConfig = await open.graph('GET', path);

      const features = { hop_v2: false, msgr_multi_app: true, ig_multi_app: false };
      expect(routed.body).toEqual({
        id: PAGE_ID,
        name: 'Parcel Demo',
        messaging_feature_status: features,
      });
      expect(zeroConfig.body['messaging_feature_status']).toEqual({
        ...features,
        msgr_multi_app: false,
      });
      await open.close();
    });
  });

  describe('subscribed_apps', () => {
    test('takes known fields and lists them; an unknown one is refused with 100', async () => {
      const subscribe = (fields: string) =>
        stage.graph('POST', `/me/subscribed_apps?subscribed_fields=${fields}`);
      const refused = await subscribe('messages,message_echos');
      const accepted = await subscribe('messages,message_echoes');
      const listed = await stage.graph('GET', '/me/subscribed_apps');

      expect(refusalOf(refused)).toEqual([100, undefined]);
      expect(accepted.body).toEqual({ success: true });
      expect(listed.body).toEqual({
        data: [{ id: APP_ID, subscribed_fields: ['messages', 'message_echoes'] }],
      });
    });

    test('takes fields that are Facebook’s, though nothing here ever fires them', async () => {
      const fields = 'messages,messaging_feedback,messaging_game_plays,response_feedback,send_cart';

      const answer = await stage.graph('POST', `/me/subscribed_apps?subscribed_fields=${fields}`);

      expect(answer.body).toEqual({ success: true });
    });

    test('is left, and nothing is delivered until the app subscribes again', async () => {
      await stage.emulator.settled();
      const told = stage.bot.received.length;
      const left = await stage.graph('DELETE', '/me/subscribed_apps');
      await stage.control.say(psid, 'unheard');
      await stage.emulator.settled();
      const listed = await stage.graph('GET', '/me/subscribed_apps');
      await stage.graph('POST', '/me/subscribed_apps?subscribed_fields=messages');
      await stage.control.say(psid, 'heard');
      await stage.emulator.settled();

      const heard = JSON.stringify(stage.bot.received.slice(told));
      expect(left.body).toEqual({ success: true });
      expect(listed.body).toEqual({ data: [] });
      expect(heard).toContain('"heard"');
      expect(heard).not.toContain('unheard');
    });
  });
});

function minutesToRegain({ headers }: GraphReply): unknown {
  const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}') as Readonly<
    Record<string, readonly Readonly<Record<string, unknown>>[]>
  >;
  return usage[PAGE_ID]?.[0]?.['estimated_time_to_regain_access'];
}

function commands(more: object = {}, count = 1): object {
  const command = { name: 'track', description: 'Where is my parcel?', ...more };
  return { locale: 'default', commands: Array.from({ length: count }, () => command) };
}

function menuLink(url: string): object {
  return { locale: 'default', call_to_actions: [{ type: 'web_url', title: 'Shop', url }] };
}

function domains(count: number): object {
  const domain = (_: unknown, index: number) => `https://shop${String(index)}.example.com`;
  return { whitelisted_domains: Array.from({ length: count }, domain) };
}

function iceBreakers(count: number, more: object = {}): object {
  const breaker = { question: 'Q', payload: 'P', ...more };
  return { locale: 'default', call_to_actions: Array.from({ length: count }, () => breaker) };
}

function menu(count: number, more: object = {}): object {
  const item = { type: 'postback', title: 'Parcels', payload: 'P', ...more };
  return { locale: 'default', call_to_actions: Array.from({ length: count }, () => item) };
}
