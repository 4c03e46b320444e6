import type { EmulatorState } from '../../../src/local/messenger/state';
import { APP_ID, APP_SECRET, PAGE_ID, refusalOf, setStage } from './harness';
import type { GraphReply, Stage } from './harness';

const APP_TOKEN = `${APP_ID}|${APP_SECRET}`;

describe('a person’s ids', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
  });
  afterEach(() => stage.close());

  const asApp = (path: string, on = stage): Promise<GraphReply> =>
    on.graph('GET', path, undefined, { token: APP_TOKEN });

  test('for the app comes with the first login with Facebook, and stays', async () => {
    const first = await stage.control.facebookLogin(psid);
    const second = await stage.control.facebookLogin(psid);

    expect(second.asid).toBe(first.asid);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(first.asid).not.toBe(psid);
  });

  test('is what /me tells a user token; the Page’s tells the Page', async () => {
    const { accessToken, asid } = await stage.control.facebookLogin(psid);
    const asAnna = { token: accessToken };

    const byDefault = await stage.graph('GET', '/me', undefined, asAnna);
    const byFields = await stage.graph('GET', '/me?fields=first_name,last_name', undefined, asAnna);
    const byId = await stage.graph('GET', `/${asid}`, undefined, asAnna);
    const unknown = await stage.graph('GET', '/me?fields=email', undefined, asAnna);
    const page = await stage.graph('GET', '/me?fields=id,name');

    expect(byDefault.body).toEqual({ id: asid, name: 'Anna Maria Berger' });
    expect(byFields.body).toEqual({ id: asid, first_name: 'Anna', last_name: 'Maria Berger' });
    expect(byId.body).toEqual(byDefault.body);
    expect(refusalOf(unknown)).toEqual([100, undefined]);
    expect(page.body).toEqual({ id: PAGE_ID, name: 'Parcel Demo' });
  });

  test('match by ids_for_pages once they wrote to the Page', async () => {
    const { asid } = await stage.control.facebookLogin(psid);
    const path = `/${asid}/ids_for_pages?page=${PAGE_ID}`;
    const before = await asApp(path);
    await stage.control.say(psid, 'hello');
    const after = await asApp(path);
    const elsewhere = await asApp(`/${asid}/ids_for_pages?page=1`);

    expect(before.body).toEqual({ data: [] });
    expect(after.body['data']).toEqual([{ id: psid, page: { id: PAGE_ID, name: 'Parcel Demo' } }]);
    expect(elsewhere.body).toEqual({ data: [] });
  });

  test('match by ids_for_apps once they logged in with Facebook', async () => {
    await stage.control.say(psid, 'hello');
    const path = `/${psid}/ids_for_apps?app=${APP_ID}`;
    const before = await stage.graph('GET', path);
    const { asid } = await stage.control.facebookLogin(psid);
    const after = await stage.graph('GET', path);
    const elsewhere = await stage.graph('GET', `/${psid}/ids_for_apps?app=1`);

    expect(before.body).toEqual({ data: [] });
    expect(after.body['data']).toMatchObject([{ id: asid, app: { id: APP_ID } }]);
    expect(elsewhere.body).toEqual({ data: [] });
  });

  test('are matched for the right token only: 15 without the app’s, 190 without the Page’s', async () => {
    await stage.control.say(psid, 'hello');
    const { asid, accessToken } = await stage.control.facebookLogin(psid);

    const forPagesByPage = await stage.graph('GET', `/${asid}/ids_for_pages`);
    const forAppsByApp = await asApp(`/${psid}/ids_for_apps`);
    const forAppsByUser = await stage.graph('GET', `/${psid}/ids_for_apps`, undefined, {
      token: accessToken,
    });

    expect(refusalOf(forPagesByPage)).toEqual([15, undefined]);
    expect(refusalOf(forAppsByApp)).toEqual([190, undefined]);
    expect(refusalOf(forAppsByUser)).toEqual([190, undefined]);
  });

  test('for the app has no proof-less match: 100', async () => {
    const { asid } = await stage.control.facebookLogin(psid);
    const path = `/${asid}/ids_for_pages`;

    const unproven = await stage.graph('GET', path, undefined, { token: APP_TOKEN, proof: null });
    const proven = await asApp(path);

    expect(refusalOf(unproven)).toEqual([100, undefined]);
    expect(proven.status).toBe(200);
  });

  test('are no profile to anybody else, and one is no other: 100/33', async () => {
    await stage.control.say(psid, 'hello');
    const { asid } = await stage.control.facebookLogin(psid);
    const ben = await stage.control.addPerson({ name: 'Ben Carter', locale: 'en_GB' });
    const { accessToken } = await stage.control.facebookLogin(ben.psid);

    const refused = await Promise.all([
      stage.graph('GET', `/${asid}`),
      stage.graph('GET', `/${asid}`, undefined, { token: accessToken }),
      stage.graph('GET', `/${asid}/ids_for_apps`),
      stage.graph('GET', `/${psid}/ids_for_pages`),
      stage.graph('POST', `/${asid}/ids_for_pages`),
      stage.graph('GET', `/${ben.psid}/ids_for_apps`),
    ]);

    expect(refused.map(refusalOf)).toEqual(refused.map(() => [100, 33]));
  });

  test('are found again from what an older build remembered, which knew only of psids', async () => {
    await stage.control.say(psid, 'hello');
    const recent = stage.emulator.snapshot() as EmulatorState;
    const { personas: _p, issuedTokens: _i, withheldPermissions: _w, ...rest } = recent;
    const people = rest.people.map(({ asid: _a, isPageAdmin: _m, ...person }) => person);
    const restarted = await setStage();

    const accepted = restarted.emulator.restore({ ...rest, people });

    const path = `/${psid}/ids_for_apps`;
    expect(accepted).toBe(true);
    expect((await restarted.graph('GET', path)).body).toEqual({ data: [] });
    const { asid } = await restarted.control.facebookLogin(psid);
    expect((await restarted.graph('GET', path)).body['data']).toMatchObject([{ id: asid }]);
    await restarted.close();
  });

  test('match nowhere in Europe and Japan, unless assumed otherwise', async () => {
    const rules = { subjectToEuPrivacyRules: true };
    const strict = await setStage(rules);
    const lenient = await setStage({ ...rules, idMatchingInEurope: 'ids' });
    const matched: unknown[] = [];
    for (const place of [strict, lenient]) {
      await place.control.say(place.anna.psid, 'hello');
      const { asid } = await place.control.facebookLogin(place.anna.psid);
      matched.push((await asApp(`/${asid}/ids_for_pages`, place)).body['data']);
      matched.push((await place.graph('GET', `/${place.anna.psid}/ids_for_apps`)).body['data']);
    }

    expect(matched).toMatchObject([[], [], [{ id: lenient.anna.psid }], [{}]]);
    await Promise.all([strict.close(), lenient.close()]);
  });
});
