import { enforcePolicy } from '../policy';
import { inboxDone, inboxMoveToMain, inboxReply } from '../thread/inbox';
import { actAsOtherApp } from '../thread/other-app';
import { setDefaultApp } from '../thread/routing';
import { given, refuse } from './control-answer';
import type { PersonRoutes, PlatformRoutes } from './control-answer';
import * as bodies from './control-requests';

/** Who else answers for the Page: staff in its Inbox, and other apps. */
export const ROUTING_ROUTES: PersonRoutes = {
  'POST inbox-reply': (platform, body, person) =>
    given(bodies.inboxReplyBody, body, ({ text }) => {
      const outcome = inboxReply(platform, person, text);
      return typeof outcome === 'string' ? refuse(outcome) : outcome;
    }),
  'POST inbox-done': (platform, body, person) =>
    given(bodies.emptyBody, body, () =>
      inboxDone(platform, person) ? {} : refuse('thread_not_owned'),
    ),
  'POST inbox-move-to-main': (platform, body, person) =>
    given(bodies.emptyBody, body, () => {
      inboxMoveToMain(platform, person);
      return {};
    }),
  'POST other-app': (platform, body, person) =>
    given(bodies.otherAppBody, body, ({ appId, action }) =>
      actAsOtherApp(platform, person, appId, action) ? {} : refuse('thread_not_owned'),
    ),
};

/** What the Page's admin, Facebook and the rest of the web decide about the Page. */
export const PAGE_ROUTES: PlatformRoutes = {
  'POST default-app': (platform, { body }) =>
    given(bodies.defaultAppBody, body, ({ appId }) => {
      setDefaultApp(platform, appId);
      return {};
    }),
  'POST policy': (platform, { body }) =>
    given(bodies.policyBody, body, ({ action, reason }) => {
      enforcePolicy(platform, action, reason);
      return {};
    }),
  'POST hosted-files': ({ state }, { body }) =>
    given(bodies.hostedFileBody, body, (file) => {
      const others = state.hostedFiles.filter(({ url }) => url !== file.url);
      state.hostedFiles = [...others, file];
      return {};
    }),
};
