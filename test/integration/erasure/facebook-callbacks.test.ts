import { asidKey } from '../../../src/store/facebook-ids';
import { linkPerson } from '../../helpers/local-stack';
import { APP_SECRET, signedRequest, startErasureWorld, type ErasureWorld } from './world';

const ASID = '5550001112223';

describe('Facebook asks for a deletion', () => {
  let world: ErasureWorld;
  let psid: string;

  beforeEach(async () => {
    world = await startErasureWorld();
    const [anna] = await world.control.people();
    psid = anna!.psid;
  });
  afterEach(() => world.stop());

  const request = (more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ algorithm: 'HMAC-SHA256', issued_at: Math.floor(Date.now() / 1_000), user_id: ASID },
    ...more,
  });
  /** Anna has logged in with Facebook. */
  const knowAnna = async () => {
    await world.put('logins', { key: asidKey(ASID), customerId: 'C-1001' });
    await world.setCustomer('C-1001', 'asid', ASID);
  };
  const page = (url: string, language = 'en') =>
    fetch(url, { headers: { 'accept-language': language } });
  const codeOf = (url: string | undefined) =>
    /\/data-deletion\/([0-9a-f]{32})$/.exec(url ?? '')?.[1];
  const traces = async () => {
    const { customers = [], ...others } = await world.everything();
    const facebook = customers.filter((row) => 'psid' in row || 'asid' in row);
    const left = JSON.stringify({ ...others, facebook, log: world.logged });
    return [psid, ASID].filter((mark) => left.includes(mark));
  };

  test.each(['data-deletion', 'deauthorize'] as const)(
    '%s of somebody linked says goodbye in the chat and deletes everything',
    async (route) => {
      await knowAnna();
      await linkPerson(world, psid);
      await world.say(psid, 'my parcel is damaged');

      const { status, body } = await world.askFacebook(route, signedRequest(request()));

      expect(status).toBe(200);
      expect(codeOf(body.url)).toBe(body.confirmation_code);
      expect((await world.textsTo(psid)).at(-1)).toMatch(/Über Facebook wurde verlangt/);
      expect((await world.control.thread(psid)).state.linked).toBe(false);
      expect(await traces()).toEqual([]);
      expect(await world.customer('C-1001')).toMatchObject({ email: 'anna@example.com' });
      expect(await (await page(body.url!)).text()).toContain('Your data is deleted');
    },
  );

  test('of who was linked before deletes nothing of the chat that has the link now', async () => {
    const owner = (await world.control.people())[1]!.psid;
    await knowAnna();
    await linkPerson(world, psid);
    await linkPerson(world, owner);

    const { body } = await world.askFacebook('deauthorize', signedRequest(request()));

    expect(await world.customer('C-1001')).toMatchObject({ psid: owner });
    expect(await world.customer('C-1001')).not.toHaveProperty('asid');
    expect((await world.control.thread(owner)).state.linked).toBe(true);
    expect((await world.textsTo(owner)).join()).not.toMatch(/Daten löschen/);
    expect(await (await page(body.url!)).text()).not.toContain('Your data is deleted');
  });

  test('of somebody without a chat deletes what there is', async () => {
    await knowAnna();

    const { body } = await world.askFacebook('data-deletion', signedRequest(request()));

    expect(await traces()).toEqual([]);
    expect(await world.customer('C-1001')).not.toHaveProperty('eraseRequest');
    expect(await (await page(body.url!)).text()).toContain('Your data is deleted');
    expect(world.logged.filter((line) => line.includes('"event":"erased"'))).toEqual([
      expect.stringContaining('"kind":"data_deletion"'),
    ]);
  });

  test('takes a customer whom Facebook Login made as a whole', async () => {
    await world.put('logins', { key: asidKey(ASID), customerId: 'C-fb' });
    await world.put('customers', {
      ...{ customerId: 'C-fb', name: 'Eve', createdVia: 'facebook_login', asid: ASID },
    });

    await world.askFacebook('data-deletion', signedRequest(request()));

    expect(await world.customer('C-fb')).toBeUndefined();
  });

  test('of somebody unknown is answered honestly', async () => {
    const { status, body } = await world.askFacebook('data-deletion', signedRequest(request()));

    expect(status).toBe(200);
    expect(await (await page(body.url!)).text()).toContain('nothing to delete');
    expect(JSON.stringify(await world.everything())).not.toContain(ASID);
  });

  test('again in the same words has the same code, and no further effect', async () => {
    await knowAnna();
    await linkPerson(world, psid);
    const signed = signedRequest(request());
    const first = await world.askFacebook('data-deletion', signed);
    await linkPerson(world, psid);
    await knowAnna();
    const before = await world.everything();

    const again = await world.askFacebook('data-deletion', signed);

    expect(again.body).toEqual(first.body);
    expect(await world.everything()).toEqual(before);
  });

  test('many times at once is one request', async () => {
    await knowAnna();
    await linkPerson(world, psid);
    const signed = signedRequest(request());

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.askFacebook('data-deletion', signed)),
    );

    expect(new Set(answers.map(({ body }) => body.confirmation_code)).size).toBe(1);
    expect(world.logged.filter((line) => line.includes('"event":"erased"'))).toHaveLength(1);
    expect(await traces()).toEqual([]);
  });

  test('a request that was typed into the row by hand deletes nothing', async () => {
    await knowAnna();
    await linkPerson(world, psid);

    await world.setCustomer('C-1001', 'eraseRequest', `deletion#${'0'.repeat(64)}`);
    await world.settled();

    expect(await world.customer('C-1001')).toMatchObject({ psid, asid: ASID });
  });

  const old = Math.floor(Date.now() / 1_000) - 31 * 24 * 3_600;
  test.each([
    ['of another secret', signedRequest(request(), { secret: 'another-secret' })],
    ['by SHA-1', signedRequest(request(), { hash: 'sha1' })],
    ['that names another algorithm', signedRequest(request({ algorithm: 'HMAC-SHA1' }))],
    ['that names none', signedRequest({ user_id: ASID })],
    ['without a person', signedRequest(request({ user_id: undefined }))],
    ['from a month ago', signedRequest(request({ issued_at: old }))],
    ['that is no request', 'abc'],
    ['that is empty', ''],
    ['that is huge', `${'A'.repeat(43)}.${'A'.repeat(9_000)}`],
  ])('a signature %s is refused and leaves nothing behind', async (_, signed) => {
    await knowAnna();
    const before = await world.everything();

    const { status, body } = await world.askFacebook('data-deletion', signed);

    expect(status).toBe(400);
    expect(body.error?.code).toBe('signed_request_refused');
    expect(await world.everything()).toEqual(before);
  });

  test('a request as JSON is refused', async () => {
    const signed = JSON.stringify({ signed_request: signedRequest(request()) });

    const answer = await world.post('data-deletion', signed, {
      'content-type': 'application/json',
    });

    expect(answer.status).toBe(400);
  });

  test('the page speaks the language of the browser, runs nothing, and is kept by nobody', async () => {
    const { body } = await world.askFacebook('data-deletion', signedRequest(request()));

    const german = await page(body.url!, 'fr, de-AT;q=0.8, en;q=0.5');

    expect(german.status).toBe(200);
    expect(await german.text()).toMatch(/<html lang="de">[^]*nichts gespeichert/);
    expect(Object.fromEntries(german.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-/,
      ) as string,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test.each(['0'.repeat(32), 'x', '%00'])('nobody asked with the code %s', async (code) => {
    const answer = await page(`${world.url}/api/data-deletion/${code}`);

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('know this code');
  });

  test('the address is made of what the gateway knows, whatever host the caller names', async () => {
    const body = new URLSearchParams({ signed_request: signedRequest(request()) }).toString();

    const answer = await world.post('data-deletion', body, { 'x-forwarded-host': 'evil.example' });

    const { url } = (await answer.json()) as { url: string };
    expect(url.startsWith(`${world.url}/api/data-deletion/`)).toBe(true);
    expect(JSON.stringify(world.logged)).not.toContain(APP_SECRET);
  });
});
