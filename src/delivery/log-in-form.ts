import { logInButtonOf, withLogInLink, type LogInForm } from '../messenger/log-in-button';
import type { Outgoing } from '../messenger/outgoing';
import type { ConversationState } from '../store/conversation-state';
import type { StoredQueueItem } from '../store/outbox';
import type { DrainDeps } from './drain-deps';
import { isUnderEuPrivacyRules } from './page-privacy';

/** The form that the item's Log In button takes now; `undefined` where it has none. */
export async function chooseLogInForm(
  deps: DrainDeps,
  { outgoing }: StoredQueueItem,
  { accountLinkingUnavailable }: ConversationState,
): Promise<LogInForm | undefined> {
  const button = logInButtonOf(outgoing);
  if (button === undefined) return undefined;
  if (button.by === 'link_token' || accountLinkingUnavailable !== undefined) return 'link_token';
  return (await isUnderEuPrivacyRules(deps)) ? 'link_token' : 'account_link';
}

/**
 * What goes to Facebook in the item's place. A token is made for this one attempt, and the queue and the transcript keep
 * the button without it.
 */
export async function inLogInForm(
  { issueLinkToken }: DrainDeps,
  { psid, outgoing }: StoredQueueItem,
  form: LogInForm | undefined,
): Promise<Outgoing> {
  const button = logInButtonOf(outgoing);
  if (form !== 'link_token' || button === undefined || outgoing.type !== 'message') return outgoing;
  return withLogInLink(outgoing, button, await issueLinkToken(psid));
}
