import { mMeLink } from '../../messenger/m-me-link';
import { admitAddress } from '../attempts';
import { issueReference } from '../reference';
import { checkToken } from './check-token';
import { ensureCustomer } from './ensure-customer';
import { startPatience, type FacebookApp } from './facebook-app';
import { findPsid } from './find-psid';
import { readName } from './read-name';
import { requestLink, type RequestLinkDeps } from './request-link';

export interface FacebookLogInDeps extends RequestLinkDeps, FacebookApp {}

export interface FacebookLogInRequest {
  /** Of the person, as Facebook's login dialog gave it to our page. It does not outlive the request. */
  readonly accessToken: string;
  readonly sourceAddress: string;
}

export type FacebookLogInOutcome =
  /** Facebook knows the person's chat with us: it will be told who was linked. */
  | { readonly kind: 'linking'; readonly customerName: string }
  /** It knows of none; the address opens one and brings a reference to the account. */
  | {
      readonly kind: 'without_chat';
      readonly customerName: string;
      readonly messengerUrl: string;
    }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'facebook_token_refused' }
  | { readonly kind: 'facebook_unavailable' };

/**
 * One login with Facebook (design §4.4): Facebook itself says who the person is and which chat is theirs, so nobody can
 * be tied to a stranger's. Throws `store_…` when DynamoDB can't answer.
 */
export async function logInWithFacebook(
  deps: FacebookLogInDeps,
  { accessToken, sourceAddress }: FacebookLogInRequest,
): Promise<FacebookLogInOutcome> {
  const now = deps.clock();
  const counting = { client: deps.client, logins: deps.tables.logins, now };
  const admission = await admitAddress(counting, sourceAddress);
  if (!admission.admitted) {
    return { kind: 'throttled', retryAfterSeconds: admission.retryAfterSeconds };
  }

  const patience = startPatience(deps.clock);
  const token = await checkToken(deps, accessToken, now, patience);
  if (token.kind !== 'genuine') return failed(token.kind);
  const [name, chat] = await Promise.all([
    readName(deps, { accessToken, ...token }, patience),
    findPsid(deps, token, patience),
  ]);
  if (name.kind !== 'name') return failed(name.kind);
  if (chat.kind === 'unavailable') return failed(chat.kind);

  const psid = chat.kind === 'psid' ? chat.psid : undefined;
  const { asid } = token;
  const person = { asid, name: name.name, ...(psid === undefined ? {} : { psid }) };
  const customer = await ensureCustomer(deps, person);
  const customerName = customer.name ?? person.name;
  const { customerId } = customer;
  if (psid === undefined) {
    return { kind: 'without_chat', customerName, messengerUrl: await inviteUrl(deps, customerId) };
  }
  await requestLink(deps, { customerId, psid, asid });
  return { kind: 'linking', customerName };
}

const failed = (kind: 'refused' | 'unavailable'): FacebookLogInOutcome => ({
  kind: kind === 'refused' ? 'facebook_token_refused' : 'facebook_unavailable',
});

async function inviteUrl(deps: FacebookLogInDeps, customerId: string): Promise<string> {
  const { client, tables, clock, random, pageId } = deps;
  const tools = { client, logins: tables.logins, now: clock(), random };
  const { text } = await issueReference(tools, { kind: 'account', customerId });
  return mMeLink(pageId, text);
}
