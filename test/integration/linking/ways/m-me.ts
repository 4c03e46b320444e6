import { REFERENCE_LIFETIMES_MS } from '../../../../src/accounts/reference';
import type { Way } from '../way';

/** Logged in on the website, which gives a link into Messenger. */
export const mMe: Way = {
  name: 'the m.me reference',
  via: 'm_me',
  lifetimeMs: REFERENCE_LIFETIMES_MS.account,
  bound: false,
  begin: async (world, _psid, shopper) => {
    const { body } = await world.logIn(shopper, { intent: 'messenger' });
    const ref = referenceIn(String(body['messengerUrl']));
    return async (psid) => {
      await world.control.openLink(psid, ref);
      await world.stack.settled();
    };
  },
};

/** The same, with a phone that drops the reference: its code is typed (facts §7). */
export const mMeTyped: Way = {
  ...mMe,
  name: 'the m.me reference, its code typed',
  begin: async (world, _psid, shopper) => {
    const { body } = await world.logIn(shopper, { intent: 'messenger' });
    return async (psid) => {
      await world.control.say(psid, String(body['chatCode']));
      await world.stack.settled();
    };
  },
};

/** The reference that an `m.me` link carries. */
export const referenceIn = (messengerUrl: string): string =>
  new URL(messengerUrl).searchParams.get('ref') ?? '';
