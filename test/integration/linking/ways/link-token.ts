import { issueLinkToken } from '../../../../src/accounts/link-token';
import { BOUND_REFERENCE_LIFETIME_MS } from '../../../../src/accounts/reference';
import { systemRandom } from '../../../../src/shared/random';
import type { Way } from '../way';
import type { LinkWorld } from '../world';
import { referenceIn } from './m-me';

/** Asked in the chat for a link in place of the Log In button, and logged in in a browser. */
export const linkToken: Way = {
  name: 'the link token',
  via: 'link_token',
  lifetimeMs: BOUND_REFERENCE_LIFETIME_MS,
  bound: true,
  begin: async (world, psid, shopper) => {
    const { body } = await world.logIn(shopper, { linkToken: await askForToken(world, psid) });
    const ref = referenceIn(String(body['redirectTo']));
    return async (chat) => {
      await world.control.openLink(chat, ref);
      await world.stack.settled();
    };
  },
};

/** The same, with a phone that drops the reference. */
export const linkTokenTyped: Way = {
  ...linkToken,
  name: 'the link token, its code typed',
  begin: async (world, psid, shopper) => {
    const { body } = await world.logIn(shopper, { linkToken: await askForToken(world, psid) });
    return async (chat) => {
      await world.control.say(chat, String(body['chatCode']));
      await world.stack.settled();
    };
  },
};

const taken = new Set<string>();

/** A token of its own for everybody who asks, even at once. */
export async function askForToken(world: LinkWorld, psid: string): Promise<string> {
  const { control, stack, client, tables } = world;
  await control.say(psid, "I'm on a computer");
  await stack.settled();
  const fresh = (await linksTo(world, psid)).map(tokenIn).find((token) => !taken.has(token));
  // Who is linked is shown no button any more; one from before still works.
  const token =
    fresh ??
    (await issueLinkToken(
      {
        ...{ client, logins: tables.logins, random: systemRandom },
        now: (await control.overview()).now,
      },
      psid,
    ));
  taken.add(token);
  return token;
}

/** The addresses of the links that stand in the place of Log In buttons, oldest first. */
export async function linksTo({ control }: LinkWorld, psid: string): Promise<readonly string[]> {
  const { messages } = await control.thread(psid);
  return messages.flatMap(({ content }) =>
    content.kind === 'buttons'
      ? content.buttons.flatMap((button) => (button.kind === 'url' ? [button.url] : []))
      : [],
  );
}

export const tokenIn = (address: string): string =>
  new URL(address).searchParams.get('link_token') ?? '';
