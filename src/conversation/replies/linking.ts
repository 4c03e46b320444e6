import { isOnFacebook } from '../../channels/chat-partition';
import { encodeChoice } from '../../messenger/choice';
import type { OutgoingMessage } from '../../messenger/outgoing';
import type { Customer } from '../../store/customers';
import { menu, nameOf, personal, quickReply, reply, replyWithButtons, type Voice } from './voice';

const who = (customer: Customer, { texts }: Voice): string => nameOf(customer) ?? texts.yourAccount;

/**
 * The Log In button works only in the Messenger app of a phone (facts §0.4), and delivery may have to make a link of it
 * (design §4.2): what is said of it goes with its form.
 */
export function replyWithLogIn(
  purpose: string,
  loginPageUrl: string,
  { texts }: Voice,
  by?: 'link_token',
): OutgoingMessage {
  const { logInInApp, logInByLink, choices } = texts;
  const asLink = { title: choices.link, text: `${purpose} ${logInByLink}` };
  const button = { kind: 'logIn', url: loginPageUrl, asLink } as const;
  const onComputer = quickReply(choices.onComputer, { do: 'linkOnComputer' });
  return by === undefined
    ? replyWithButtons(`${purpose} ${logInInApp}`, [button], [onComputer])
    : replyWithButtons(asLink.text, [{ ...button, by }]);
}

/** Facebook's Log Out button ends what its Log In button made; of a link that came otherwise Facebook knows nothing. */
export function replyWithLogOut(customer: Customer, voice: Voice): OutgoingMessage {
  const { logOut, choices } = voice.texts;
  const { psid = '', linkedVia = 'account_linking' } = customer;
  const isFacebooks = linkedVia === 'account_linking' && isOnFacebook(psid);
  const ours = { title: choices.unlink, payload: encodeChoice({ do: 'undoLink' }) };
  return personal(
    customer,
    replyWithButtons(logOut(who(customer, voice)), [
      isFacebooks ? { kind: 'logOut' } : { kind: 'postback', ...ours },
    ]),
  );
}

export function replyAlreadyLinked(customer: Customer, voice: Voice): OutgoingMessage {
  const { alreadyLinked, choices } = voice.texts;
  return personal(
    customer,
    reply(alreadyLinked(who(customer, voice)), [
      quickReply(choices.myParcels, { do: 'myParcels' }),
      quickReply(choices.unlink, { do: 'unlink' }),
      quickReply(choices.help, { do: 'help' }),
    ]),
  );
}

/** Says in the chat who was linked: whoever was lured into logging in for another's chat sees it and can undo it. */
export const replyLinked = (customer: Customer, voice: Voice): OutgoingMessage =>
  personal(
    customer,
    replyWithButtons(voice.texts.linked(who(customer, voice)), [
      {
        kind: 'postback',
        title: voice.texts.choices.undo,
        payload: encodeChoice({ do: 'undoLink' }),
      },
    ]),
  );

export const replyStillLinked = (customer: Customer, voice: Voice): OutgoingMessage =>
  personal(customer, reply(voice.texts.stillLinked(who(customer, voice)), menu(voice)));

export const replyLogInFailedStillLinked = (customer: Customer, voice: Voice): OutgoingMessage =>
  personal(customer, reply(voice.texts.logInFailedStillLinked(who(customer, voice)), menu(voice)));
