import { beginLogin, logOut } from '../linking/linking';
import { confirmCheckbox } from '../thread/checkbox';
import { attach, say } from '../thread/customer-messages';
import { react, setBlocked, setEuRestricted } from '../thread/customer-signals';
import { getStarted, tap } from '../thread/customer-taps';
import { edit } from '../thread/edits';
import { openLink } from '../thread/links';
import { isWhitelisted, sendToMessenger } from '../thread/send-to-messenger';
import { markRead } from '../thread/user-action';
import { given, refuse } from './control-answer';
import type { PersonRoutes } from './control-answer';
import * as bodies from './control-requests';

/** What a person does on their phone, and on websites with Facebook's plugins. */
export const CUSTOMER_ROUTES: PersonRoutes = {
  'POST say': (platform, body, person) =>
    given(bodies.sayBody, body, ({ text, quickReplyPayload }) =>
      say(platform, person, text, quickReplyPayload),
    ),
  'POST attach': (platform, body, person) =>
    given(bodies.attachBody, body, ({ attachments }) => attach(platform, person, attachments)),
  'POST edit': (platform, body, person) =>
    given(bodies.editBody, body, ({ mid, text }) =>
      edit(platform, person, mid, text) ? {} : refuse('not_editable'),
    ),
  'POST tap': (platform, body, person) =>
    given(bodies.tapBody, body, (button) => tap(platform, person, button)),
  'POST get-started': (platform, body, person) =>
    given(
      bodies.emptyBody,
      body,
      () => getStarted(platform, person) ?? refuse('get_started_not_set'),
    ),
  'POST react': (platform, body, person) =>
    given(bodies.reactBody, body, ({ mid, reaction, emoji }) => {
      const isReaction = reaction !== undefined && emoji !== undefined;
      const chosen = isReaction ? { reaction, emoji } : undefined;
      return react(platform, person, mid, chosen) ? {} : refuse('not_found');
    }),
  'POST open-link': (platform, body, person) =>
    given(bodies.openLinkBody, body, ({ ref, arrival }) => ({
      needsGetStarted: openLink(platform, person, ref, arrival),
    })),
  'POST send-to-messenger': (platform, body, person) =>
    given(bodies.sendToMessengerBody, body, ({ ref, site }) => {
      if (site !== undefined && !isWhitelisted(platform, site)) {
        return refuse('domain_not_whitelisted');
      }
      sendToMessenger(platform, person, ref);
      return {};
    }),
  'POST checkbox': (platform, body, person) =>
    given(bodies.checkboxBody, body, ({ userRef, ref }) =>
      confirmCheckbox(platform, person, userRef, ref) ? {} : refuse('user_ref_used'),
    ),
  'POST mark-read': (platform, body, person) =>
    given(bodies.emptyBody, body, () => {
      markRead(platform, person);
      return {};
    }),
  'POST set-blocked': (platform, body, person) =>
    given(bodies.setBlockedBody, body, ({ blocked }) => {
      setBlocked(platform, person, blocked);
      return {};
    }),
  'POST eu-restricted': (platform, body, person) =>
    given(bodies.euRestrictedBody, body, ({ restricted }) => {
      setEuRestricted(platform, person, restricted);
      return {};
    }),
  'POST begin-login': (platform, body, person) =>
    given(
      bodies.beginLoginBody,
      body,
      ({ buttonUrl }) => beginLogin(platform, person, buttonUrl) ?? refuse('not_https'),
    ),
  'POST logout': (platform, body, person) =>
    given(bodies.emptyBody, body, async () => ({ unlinked: await logOut(platform, person) })),
};
