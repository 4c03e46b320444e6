import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

describe('the first words of a chat', () => {
  let stack: StackUnderTest;

  beforeEach(async () => {
    stack = await startStackUnderTest();
  });
  afterEach(() => stack.close());

  /** What the bot says first to somebody who has never written. */
  const greetingTo = async (locale: string, hasProfile = true): Promise<string | undefined> => {
    const { psid } = await stack.control.addPerson({ name: 'Ada Okafor', locale, hasProfile });
    await stack.control.getStarted(psid);
    await stack.settled();
    return (await stack.textsTo(psid))[0];
  };

  /** Webhooks that were not answered well at the first attempt. */
  const troubled = async () =>
    (await stack.control.wire()).filter(
      (entry) => entry.kind === 'webhook' && (entry.attempt > 1 || entry.outcome !== 'delivered'),
    );

  test.each([
    ['de_DE', 'Guten Tag, Ada!'],
    ['en_GB', 'Hello, Ada!'],
  ])("are in the profile's language, with the name (%s)", async (locale, hello) => {
    expect(await greetingTo(locale)).toContain(hello);
  });

  test('do without a profile', async () => {
    expect(await greetingTo('de_DE', false)).toContain("Hello! I'm an automated assistant");
  });

  test('do without permission to know anybody', async () => {
    await stack.control.setPermission('business_asset_user_profile_access', false);

    expect(await greetingTo('de_DE')).toContain("Hello! I'm an automated assistant");
  });

  test('come although Graph is too slow to ask, and Facebook hears of no trouble', async () => {
    await stack.control.setFault('slow', 1);

    const greeting = await greetingTo('de_DE');

    expect(greeting).toContain("Hello! I'm an automated assistant");
    expect(await troubled()).toEqual([]);
    expect(stack.logged.join()).toContain('profile_not_read');
    expect(stack.logged.join()).not.toContain('Ada');
  });
});
