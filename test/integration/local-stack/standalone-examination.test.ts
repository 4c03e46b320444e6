import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

describe('our own bot under examination', () => {
  let stack: StackUnderTest;

  beforeAll(async () => {
    stack = await startStackUnderTest();
  });
  afterAll(async () => {
    await stack.close();
  });

  test('shows nothing of what other bots get wrong, to somebody new and to somebody known', async () => {
    const [anna, ben] = await stack.control.people();
    await stack.control.say(ben!.psid, 'Where are my parcels?');
    await stack.settled();

    const withAnna = await stack.control.examine(anna!.psid);
    const withBen = await stack.control.examine(ben!.psid);

    expect(withAnna).toEqual([]);
    expect(withBen).toEqual([]);
    expect(await stack.control.findings()).toEqual([]);
    expect(await stack.textsTo(anna!.psid)).not.toEqual([]);
  }, 180_000);
});
