import type { FindChat } from '../channels/find-channel';
import type { Graph } from '../messenger/graph';
import { mMeLink } from '../messenger/m-me-link';
import type { Clock } from '../shared/clock';
import type { RandomBytes } from '../shared/random';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';
import { redeemLinkToken, type LinkToken } from './link-token';
import { readProfile, type MessengerProfile } from './messenger-profile';
import { issueTypeableReference } from './reference';

export interface ChatLogInDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'logins'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly graph: Pick<Graph, 'get'>;
  readonly pageId: string;
  readonly findChat?: FindChat;
}

/** How whoever logged in for a chat completes the link, by coming back to that chat (decision 5). */
export interface ChatLogIn {
  readonly redirectTo: string;
  readonly chatCode: string;
  /** Of the chat's person, to be shown for consent. */
  readonly messengerProfile?: MessengerProfile;
}

/** Uses the token up for who logged in with it; `undefined` when somebody else was quicker, or nothing leads to the chat. */
export async function acceptLinkToken(
  deps: ChatLogInDeps,
  token: LinkToken,
  customerId: string,
): Promise<ChatLogIn | undefined> {
  const { client, tables, clock, random } = deps;
  const { logins } = tables;
  const { psid } = token;
  const chat = chatOnWhichever(deps, psid);
  if (chat === undefined) return undefined;
  const now = clock();
  if (!(await redeemLinkToken(client, logins, token, now))) return undefined;
  const [{ text, chatCode }, profile] = await Promise.all([
    issueTypeableReference(
      { client, logins, now, random },
      { kind: 'account', customerId, psid, via: 'link_token' },
    ),
    chat.readProfile(),
  ]);
  return {
    redirectTo: chat.link(text),
    chatCode,
    ...(profile === undefined ? {} : { messengerProfile: profile }),
  };
}

interface Chat {
  /** Opens it and brings it the reference. */
  readonly link: (reference: string) => string;
  /** Other messengers tell of their people in the chat only, which a login does not read. */
  readonly readProfile: () => Promise<MessengerProfile | undefined>;
}

/** `undefined`: on a messenger that is not set up any more. */
function chatOnWhichever(
  { graph, pageId, findChat }: ChatLogInDeps,
  psid: string,
): Chat | undefined {
  const other = findChat?.(psid);
  if (other === undefined) {
    return { link: (ref) => mMeLink(pageId, ref), readProfile: () => readProfile(graph, psid) };
  }
  const { channel } = other;
  return channel && { link: channel.chatLink, readProfile: () => Promise.resolve(undefined) };
}
