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
}

/** How whoever logged in for a chat completes the link, by coming back to that chat (decision 5). */
export interface ChatLogIn {
  readonly redirectTo: string;
  readonly chatCode: string;
  /** Of the chat's person, to be shown for consent. */
  readonly messengerProfile?: MessengerProfile;
}

/** Uses the token up for who logged in with it; `undefined` when somebody else was quicker. */
export async function acceptLinkToken(
  { client, tables, clock, random, graph, pageId }: ChatLogInDeps,
  token: LinkToken,
  customerId: string,
): Promise<ChatLogIn | undefined> {
  const { logins } = tables;
  const { psid } = token;
  const now = clock();
  if (!(await redeemLinkToken(client, logins, token, now))) return undefined;
  const [{ text, chatCode }, profile] = await Promise.all([
    issueTypeableReference(
      { client, logins, now, random },
      { kind: 'account', customerId, psid, via: 'link_token' },
    ),
    readProfile(graph, psid),
  ]);
  return {
    redirectTo: mMeLink(pageId, text),
    chatCode,
    ...(profile === undefined ? {} : { messengerProfile: profile }),
  };
}
