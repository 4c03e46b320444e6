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
