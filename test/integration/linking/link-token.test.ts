import { LINK_TOKEN_LIFETIME_MS } from '../../../src/accounts/link-token';
import { describeWay } from './way';
import { askForToken, linksTo, linkToken, tokenIn } from './ways/link-token';
import { referenceIn } from './ways/m-me';
import { expectLinked, expectNotLinked } from './world';

const LINK_TOKEN_INVALID = { status: 400, body: { error: { code: 'link_token_invalid' } } };

describeWay(linkToken, (world) => {
  const formsTo = async (psid: string): Promise<readonly string[]> => {
    const { messages } = await world().control.thread(psid);
    return messages.flatMap(({ content }) =>
      content.kind === 'buttons' ? content.buttons.map(({ kind }) => kind) : [],
    );
  };
  const say = async (psid: string, text: string): Promise<void> => {
    await world().control.say(psid, text);
    await world().stack.settled();
  };

  test('forwarded, links neither whose chat it is nor who was tricked into logging in', async () => {
    const { newChat, newShopper, logIn, control, stack } = world();
    const [attacker, victim, victimsAccount] = [
      await newChat(),
      await newChat(),
      await newShopper(),
    ];
    const forwarded = await askForToken(world(), attacker);

    const { body } = await logIn(victimsAccount, { linkToken: forwarded });
    await control.openLink(victim, referenceIn(String(body['redirectTo'])));
    await stack.settled();
    await say(victim, String(body['chatCode']));

    await expectNotLinked(world(), attacker);
    await expectNotLinked(world(), victim);
    expect(await world().toldTo(attacker)).not.toContain(victimsAccount.firstName);
  });

  test('used, gives another customer nothing; and two at once are one too many', async () => {
    const { newChat, newShopper, logIn } = world();
    const [one, other] = [await newShopper(), await newShopper()];
    const token = await askForToken(world(), await newChat());

    const answers = await Promise.all([
      logIn(one, { linkToken: token }),
      logIn(other, { linkToken: token }),
    ]);
    const late = await logIn(other, { linkToken: token });

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(late).toMatchObject(LINK_TOKEN_INVALID);
  });

  test('lives ten minutes from the moment at which its button was sent', async () => {
    const { newChat, newShopper, logIn, stack } = world();
    const token = await askForToken(world(), await newChat());
    await stack.advance(LINK_TOKEN_LIFETIME_MS);

    const answer = await logIn(await newShopper(), { linkToken: token });

    expect(answer).toMatchObject(LINK_TOKEN_INVALID);
  });

  test('links while an agent has the thread, who had said to log in', async () => {
    const { newChat, newShopper, control, stack } = world();
    const [psid, shopper] = [await newChat(), await newShopper()];
    const bring = await linkToken.begin(world(), psid, shopper);
    await control.inboxReply(psid, 'Please log in, then I can see your parcels.');
    await stack.settled();

    await bring(psid);

    await expectLinked(world(), psid, shopper);
  });

  test('comes by itself in a thread where Facebook refuses the Log In button', async () => {
    const { newChat, newShopper, logIn, control } = world();
    const [psid, shopper] = [await newChat(), await newShopper()];
    await control.setEuRestricted(psid, true);
    await say(psid, 'log in');
    const forms = await formsTo(psid);
    const [address = ''] = await linksTo(world(), psid);

    const { body } = await logIn(shopper, { linkToken: tokenIn(address) });
    await control.openLink(psid, referenceIn(String(body['redirectTo'])));
    await world().stack.settled();

    const wire = await control.wire();
    const refusals = wire.filter((entry) => JSON.stringify(entry).includes('2018336'));
    expect(forms).toEqual(['url']);
    expect(refusals).toHaveLength(1);
    await expectLinked(world(), psid, shopper);
  });

  test('comes by itself on a Page under the European rules, once Graph has told so', async () => {
    const { newChat, control, stack } = world();
    const psid = await newChat();
    await control.setFault('euPrivacyRules', true);
    await stack.advance(24 * 60 * 60_000);

    await say(psid, 'log in');
    const onPage = await formsTo(psid);
    await control.setFault('euPrivacyRules', false);
    await stack.advance(24 * 60 * 60_000);
    await say(psid, 'log in');

    const wire = await control.wire();
    const refused = wire.filter(
      (entry) => entry.psid === psid && JSON.stringify(entry).includes('2018336'),
    );
    expect(onPage).toEqual(['url']);
    expect(refused).toEqual([]);
    expect(await formsTo(psid)).toEqual(['url', 'logIn']);
  });
});
