import type { FindChat } from '../channels/find-channel';
import type { Graph } from '../messenger/graph';
import { mMeLink } from '../messenger/m-me-link';
import type { Clock } from '../shared/clock';
import type { RandomBytes } from '../shared/random';
import type { Credentials } from '../store/customers';
import { unlinkCustomer } from '../store/link-ends';
import type { TableNames } from '../store/tables';
import { admitGuess, recordSuccess } from './attempts';
import { authenticate, type AuthenticateDeps } from './authenticate';
import { issueCode, type CodeTools } from './authorization-code';
import { normalizeEmail } from './email';
import { findLinkToken, type LinkToken } from './link-token';
import { acceptLinkToken } from './log-in-for-chat';
import { identifyMessengerUser, type MessengerProfile } from './messenger-profile';
import { isLinkingRedirect, linkingTokenOf, withAuthorizationCode } from './redirect-uri';
import { issueTypeableReference } from './reference';

export interface LogInDeps extends AuthenticateDeps {
  readonly tables: Pick<TableNames, 'customers' | 'logins'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly graph: Pick<Graph, 'get'>;
  readonly pageId: string;
  /** Finds the conversations on other messengers; without it all are Facebook's. */
  readonly findChat?: FindChat;
}

export interface LogInRequest {
  readonly email: string;
  readonly password: string;
  /** Facebook's, from the address of the popup: tells who opened it. The one in `redirectUri`, where that has one. */
  readonly accountLinkingToken?: string;
  /** Facebook's: where the browser goes, with our code, to complete the link. */
  readonly redirectUri?: string;
  /** Our own one-time token for browsers without Account Linking (design §4.2). */
  readonly linkToken?: string;
  /** From the website: to go on in Messenger (design §4.3), or to have the account in no chat any more. */
  readonly intent?: 'messenger' | 'unlink';
  readonly sourceAddress: string;
}

export type LogInOutcome =
  | AcceptedLogIn
  | { readonly kind: 'credentials_wrong' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'redirect_uri_refused' }
  /** Facebook does not know whose popup this is (any more). */
  | { readonly kind: 'link_expired' }
  | { readonly kind: 'link_token_invalid' };

export interface AcceptedLogIn {
  readonly kind: 'accepted';
  readonly customerName: string;
  /** Present if the login is for a link. */
  readonly authorizationCode?: string;
  readonly redirectTo?: string;
  readonly messengerProfile?: MessengerProfile;
  /** Present for the intent: opens the chat with a one-time reference to this customer's account. */
  readonly messengerUrl?: string;
  /** Present for that intent: false when the account was linked with no chat. */
  readonly unlinked?: boolean;
  /** To be typed in the chat, should the app drop the reference that `messengerUrl` or `redirectTo` brings. */
  readonly chatCode?: string;
}

/**
 * One attempt to log in with a password. What does not depend on the customer is refused first: it costs no guess, and
 * no code ever exists for an address that isn't Facebook's. Throws `store_…` when DynamoDB can't answer.
 */
export async function logIn(deps: LogInDeps, request: LogInRequest): Promise<LogInOutcome> {
  const { linkToken, password, sourceAddress } = request;
  if (!isRedirectOfRequest(request)) return { kind: 'redirect_uri_refused' };
  const { client, tables, clock } = deps;
  const token =
    linkToken === undefined
      ? undefined
      : await findLinkToken(client, tables.logins, linkToken, clock());
  if (linkToken !== undefined && token === undefined) return { kind: 'link_token_invalid' };

  const guess = { email: normalizeEmail(request.email), sourceAddress };
  const counting = { client, logins: tables.logins, now: clock() };
  const admission = await admitGuess(counting, guess);
  if (!admission.admitted) {
    return { kind: 'throttled', retryAfterSeconds: admission.retryAfterSeconds };
  }
  const customer = await authenticate(deps, guess.email, password);
  if (customer === undefined) return { kind: 'credentials_wrong' };
  await recordSuccess(counting, guess);
  return token === undefined
    ? accept(deps, request, customer)
    : acceptForChat(deps, request, customer, token);
}

/** Facebook links whoever the address names, so a token given beside it may not name somebody else. */
function isRedirectOfRequest({ redirectUri, accountLinkingToken }: LogInRequest): boolean {
  if (redirectUri === undefined) return true;
  if (!isLinkingRedirect(redirectUri)) return false;
  const returning = linkingTokenOf(redirectUri);
  return (
    returning === undefined ||
    accountLinkingToken === undefined ||
    returning === accountLinkingToken
  );
}

/** The address' own token counts even if the caller left it out: else whoever lures somebody here stays unseen. */
const tokenOf = ({ redirectUri, accountLinkingToken }: LogInRequest): string | undefined =>
  (redirectUri === undefined ? undefined : linkingTokenOf(redirectUri)) ?? accountLinkingToken;

const acceptedAs = ({ email }: LogInRequest, { name }: Credentials) =>
  ({ kind: 'accepted', customerName: name ?? email.trim() }) as const;

async function acceptForChat(
  deps: LogInDeps,
  request: LogInRequest,
  customer: Credentials,
  token: LinkToken,
): Promise<LogInOutcome> {
  const completion = await acceptLinkToken(deps, token, customer.customerId);
  return completion === undefined
    ? { kind: 'link_token_invalid' }
    : { ...acceptedAs(request, customer), ...completion };
}

async function accept(
  deps: LogInDeps,
  request: LogInRequest,
  customer: Credentials,
): Promise<LogInOutcome> {
  const { redirectUri } = request;
  const { customerId } = customer;
  const accepted = acceptedAs(request, customer);
  if (request.intent === 'messenger') {
    const referent = { kind: 'account', customerId } as const;
    const { text, chatCode } = await issueTypeableReference(issuing(deps), referent);
    return { ...accepted, messengerUrl: mMeLink(deps.pageId, text), chatCode };
  }
  if (request.intent === 'unlink') {
    const unlinked = await unlinkCustomer(deps.client, deps.tables.customers, customerId);
    return { ...accepted, unlinked };
  }
  const token = tokenOf(request);
  if (token === undefined && redirectUri === undefined) return accepted;

  const messenger =
    token === undefined ? undefined : await identifyMessengerUser(deps.graph, token);
  if (messenger?.kind === 'refused') return { kind: 'link_expired' };
  const known = messenger?.kind === 'known' ? messenger : undefined;
  const authorizationCode = await issueCode(issuing(deps), customerId, known?.psid);
  return {
    ...accepted,
    authorizationCode,
    ...(redirectUri === undefined
      ? {}
      : { redirectTo: withAuthorizationCode(redirectUri, authorizationCode) }),
    ...(known?.profile === undefined ? {} : { messengerProfile: known.profile }),
  };
}

const issuing = ({ client, tables, clock, random }: LogInDeps): CodeTools => ({
  client,
  logins: tables.logins,
  now: clock(),
  random,
});
