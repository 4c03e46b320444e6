import { refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const PERSONA = {
  name: 'Mia from support',
  profile_picture_url: 'https://cdn.example.com/mia.png',
};

describe('a persona', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage();
  });
  afterEach(() => stage.close());

  const create = (more: object = {}) =>
    stage.graph('POST', '/me/personas', { ...PERSONA, ...more });

  test('is made, read, listed and deleted, and then is gone: 100/33', async () => {
    const made = await create();
    const id = String(made.body['id']);
    const read = await stage.graph('GET', `/${id}`);
    const listed = await stage.graph('GET', '/me/personas');
    const deleted = await stage.graph('DELETE', `/${id}`);
    const gone = [await stage.graph('GET', `/${id}`), await stage.graph('DELETE', `/${id}`)];

    expect(read.body).toEqual({ id, ...PERSONA });
    expect(listed.body['data']).toEqual([{ id, ...PERSONA }]);
    expect(deleted.body).toEqual({ success: true });
    expect(gone.map(refusalOf)).toEqual([
      [100, 33],
      [100, 33],
    ]);
    expect((await stage.graph('GET', '/me/personas')).body['data']).toEqual([]);
  });

  test('has a picture of at most 8 MB that Facebook can fetch', async () => {
    const file = { url: PERSONA.profile_picture_url, type: 'image', bytes: 8_000_001 } as const;
    await stage.control.hostFile(file);
    const large = await create();
    await stage.control.hostFile({ ...file, bytes: 8_000_000, fails: 'unreachable' });
    const missing = await create();
    await stage.control.hostFile({ ...file, bytes: 8_000_000 });
    const legal = await create();

    expect(refusalOf(large)).toEqual([100, undefined]);
    expect(refusalOf(missing)).toEqual([100, undefined]);
    expect(legal.status).toBe(200);
  });

  test.each([
    ['a name', { name: '' }, { name: 'M' }],
    ['a name of at most 50 characters', { name: 'x'.repeat(51) }, { name: 'x'.repeat(50) }],
    ['an https picture', { profile_picture_url: 'http://cdn.example.com/mia.png' }, {}],
    ['nothing else', { title: 'Agent' }, {}],
  ])('has %s', async (_rule, refused, legal) => {
    const no = await create(refused);
    const yes = await create(legal);

    expect(refusalOf(no)).toEqual([100, undefined]);
    expect(yes.status).toBe(200);
  });
});
